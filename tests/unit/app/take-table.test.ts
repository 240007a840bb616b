import { expect, test } from 'vitest';
import { takeTable } from '../../../src/app/take-table.ts';
import { isTableFile, looksLikeCells } from '../../../src/app/table-text.ts';
import { emptyDocument } from '../../../src/graph/document.ts';
import { bareBench } from '../../support/bench.ts';

const only = (bench: ReturnType<typeof bareBench>) => [...bench.workbench.$document.get().nodes.values()];

test('tables are known by the ending of their file', () => {
  expect(['a.csv', 'A.TSV', 'x.tab'].every(isTableFile)).toBe(true);
  expect(['a.txt', 'csv', 'a.csv.json'].some(isTableFile)).toBe(false);
});

test('cells from a spreadsheet are known by their tabs, and expressions are not taken for cells', () => {
  expect(looksLikeCells('1\t2\n3\t4\n')).toBe(true);
  expect(looksLikeCells('x\ty\r\n1\t2\r\n')).toBe(true);
  expect(looksLikeCells('1\t2\n')).toBe(false);
  expect(looksLikeCells('1\n2\n')).toBe(false);
  expect(looksLikeCells('a = 1\nb = a * 2')).toBe(false);
  expect(looksLikeCells('if x:\n\ty = 1')).toBe(false);
  expect(looksLikeCells('1\t2\n3\t4\t5')).toBe(false);
  expect(looksLikeCells('')).toBe(false);
});

test('a table file becomes one selected data node, and what was guessed is told', () => {
  const bench = bareBench(emptyDocument);
  takeTable(bench, { text: 'id,x,y\n1,5,0\n2,6,1\n', fileName: 'my points.csv' }, { x: 0, y: 0 });
  const [record] = only(bench);
  expect(record).toMatchObject({ kind: 'data', name: 'my_points', source: { kind: 'file', name: 'my points.csv' } });
  expect([...bench.workbench.$selection.get()]).toEqual([record?.id]);
  expect(bench.view.$notices.get()).toMatchObject([
    {
      text: '“my points.csv”: 2 rows, 3 columns. “id” is ignored: it counts the rows. Give it another role to use it.',
      action: { command: 'data.edit' },
    },
  ]);
  expect(bench.workbench.undo()).toBe('Add a data table');
  expect(only(bench)).toEqual([]);
});

test('what is no table is refused by row and column, and nothing changes', () => {
  const bench = bareBench(emptyDocument);
  takeTable(bench, { text: '1\t2\n3\tx\n4\t5', fileName: null }, { x: 0, y: 0 });
  expect(only(bench)).toEqual([]);
  expect(bench.view.$notices.get()).toMatchObject([
    { tone: 'error', text: 'These cells cannot be read as a table. Row 2, column 2: “x” is not a number.' },
  ]);
});

test('the data dialog opens on the selected table by a command', async () => {
  const { commandOf } = await import('../../../src/store/commands/registry.ts');
  const bench = bareBench(emptyDocument);
  const edit = commandOf('data.edit');
  expect(edit.unavailable?.(bench)).toBe('Select one data table first.');
  takeTable(bench, { text: '1\t2\n3\t4', fileName: null }, { x: 0, y: 0 });
  expect(edit.unavailable?.(bench)).toBeNull();
  edit.run(bench);
  expect(bench.view.$dialog.get()).toBe('data');
  expect(bench.view.$data.get()).toBe(only(bench)[0]?.id);
});
