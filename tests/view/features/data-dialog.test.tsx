import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { describe, expect, test } from 'vitest';
import { drawSet, firstOptions } from '../../../src/data/data-sets.ts';
import { DataDialog } from '../../../src/features/data/DataDialog.tsx';
import { emptyDocument, type Column, type DataRecord } from '../../../src/graph/document.ts';
import { dataRecord, placeTable } from '../../../src/store/data-edits.ts';
import { onBench } from './on-bench.tsx';

const columns: readonly Column[] = [
  { port: 'c1', name: 'x', role: 'input', values: [1, 2, 3] },
  { port: 'c2', name: 'kind', role: 'input', values: [0, 1, 0], labels: ['no', 'yes'] },
  { port: 'c3', name: 'y', role: 'target', values: [10, 20, 30] },
];

function openOn(table: Pick<DataRecord, 'columns' | 'source'> = { columns, source: { kind: 'own' } }) {
  const { document, id } = placeTable(emptyDocument, table, 'points', { x: 0, y: 0 });
  const bench = onBench(document, () => <DataDialog />);
  bench.view.openData(id);
  const record = () => {
    const found = dataRecord(bench.workbench.$document.get(), id);
    if (found === null) throw new Error('no table');
    return found;
  };
  const dialog = within(screen.getByRole('dialog', { name: 'Data: points' }));
  return { bench, dialog, record, id };
}

const turn = (dialog: ReturnType<typeof within>, name: string) => fireEvent.click(dialog.getByRole('radio', { name }));
const paste = (element: Element, text: string) =>
  fireEvent(
    element,
    Object.assign(new Event('paste', { bubbles: true, cancelable: true }), { clipboardData: { getData: () => text } }),
  );

describe('built-in sets', () => {
  const generated = () => openOn(drawSet('two_moons', firstOptions('two_moons')));

  test('open on the set the table was drawn from, and draw another in one step', () => {
    const { dialog, record, bench } = generated();
    expect(dialog.getByRole('radio', { name: 'Two moons' })).toHaveProperty('checked', true);
    expect(dialog.getByRole('button', { name: 'Use these rows' }).getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(dialog.getByRole('radio', { name: 'Yin-yang' }));
    expect(record().source).toMatchObject({ set: 'two_moons' });
    expect(dialog.getByRole('img').getAttribute('aria-label')).toBe(
      '150 points over x1 and x2: 50 of yin, 50 of yang, 50 of dot',
    );
    fireEvent.click(dialog.getByRole('button', { name: 'Use these rows' }));
    expect(record()).toMatchObject(drawSet('yin_yang', firstOptions('yin_yang')));
    bench.workbench.undo();
    expect(record().source).toMatchObject({ set: 'two_moons' });
  });

  test('are drawn with the size and seed one sets, and refused in words', () => {
    const { dialog, record } = generated();
    const field = (name: string) => dialog.getByRole('spinbutton', { name });
    const type = (name: string, text: string) => {
      fireEvent.keyDown(field(name), { key: 'Enter' });
      fireEvent.input(field(name), { target: { value: text } });
      fireEvent.keyDown(field(name), { key: 'Enter' });
    };
    type('Rows', '1');
    expect(dialog.getByRole('alert').textContent).toBe('Two moons takes a whole number of rows from 2 to 10,000.');
    expect(dialog.getByRole('button', { name: 'Use these rows' }).getAttribute('aria-disabled')).toBe('true');
    type('Rows', '12');
    type('Seed', '7');
    fireEvent.click(dialog.getByRole('button', { name: 'Use these rows' }));
    expect(record().source).toEqual({ kind: 'generated', set: 'two_moons', size: 12, noise: 0.1, seed: 7 });
    expect(record().columns[0]?.values).toHaveLength(12);
  });
});

describe('the table', () => {
  const grid = (dialog: ReturnType<typeof within>) => dialog.getByRole('grid', { name: 'Rows' });
  const cell = (dialog: ReturnType<typeof within>, row: number, column: number) =>
    dialog.getAllByRole('row')[row]?.querySelectorAll('[role=gridcell]')[column - 1];

  test('is a grid that says its size and which cell the keyboard is on', () => {
    const { dialog } = openOn();
    expect(grid(dialog).getAttribute('aria-rowcount')).toBe('4');
    expect(grid(dialog).getAttribute('aria-colcount')).toBe('4');
    fireEvent.keyDown(grid(dialog), { key: 'ArrowDown' });
    fireEvent.keyDown(grid(dialog), { key: 'ArrowRight' });
    const active = document.getElementById(grid(dialog).getAttribute('aria-activedescendant') ?? '');
    expect(active?.textContent).toBe('yes');
    expect(active?.getAttribute('aria-selected')).toBe('true');
  });

  test('takes a typed number with Enter and goes down, with Tab to the right; Esc leaves the cell', () => {
    const { dialog, record, bench } = openOn();
    fireEvent.keyDown(grid(dialog), { key: '7' });
    const field = () => dialog.getByRole('textbox', { name: /^Row \d, (x|y)$/ });
    fireEvent.input(field(), { target: { value: '7/2' } });
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(record().columns[0]?.values).toEqual([3.5, 2, 3]);
    fireEvent.keyDown(grid(dialog), { key: 'F2' });
    expect(field()).toHaveProperty('value', '2');
    fireEvent.input(field(), { target: { value: '8' } });
    fireEvent.keyDown(field(), { key: 'Tab' });
    expect(record().columns[0]?.values).toEqual([3.5, 8, 3]);
    expect(grid(dialog).getAttribute('aria-activedescendant')).toMatch(/-1-1$/);
    fireEvent.keyDown(grid(dialog), { key: 'ArrowLeft' });
    fireEvent.keyDown(grid(dialog), { key: 'Enter' });
    fireEvent.input(field(), { target: { value: '99' } });
    fireEvent.keyDown(field(), { key: 'Escape' });
    expect(record().columns[0]?.values).toEqual([3.5, 8, 3]);
    bench.workbench.undo();
    bench.workbench.undo();
    expect(record().columns[0]?.values).toEqual([1, 2, 3]);
  });

  test('says at the cell what is no number, and keeps it open', () => {
    const { dialog, record } = openOn();
    fireEvent.keyDown(grid(dialog), { key: 'Enter' });
    const field = dialog.getByRole('textbox', { name: 'Row 1, x' });
    fireEvent.input(field, { target: { value: 'abc' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(dialog.getByRole('alert').textContent).toBe(
      'Row 1, “x”: “abc” is not a number. Try 2, 0.5, 2/3, 1e-3 or pi.',
    );
    expect(cell(dialog, 1, 1)?.getAttribute('aria-invalid')).toBe('true');
    expect(record().columns[0]?.values).toEqual([1, 2, 3]);
  });

  test('takes a new label in a column of categories', () => {
    const { dialog, record } = openOn();
    fireEvent.keyDown(grid(dialog), { key: 'ArrowRight' });
    fireEvent.keyDown(grid(dialog), { key: 'm' });
    const field = dialog.getByRole('combobox', { name: 'Row 1, kind' });
    fireEvent.input(field, { target: { value: 'maybe' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(record().columns[1]).toMatchObject({ values: [2, 1, 0], labels: ['no', 'yes', 'maybe'] });
  });

  test('grows and shrinks by rows and columns', () => {
    const { dialog, record } = openOn();
    fireEvent.click(dialog.getByRole('button', { name: 'Add row' }));
    expect(record().columns[2]?.values).toEqual([10, 10, 20, 30]);
    fireEvent.click(dialog.getByRole('button', { name: 'Remove row' }));
    expect(record().columns[2]?.values).toEqual([10, 20, 30]);
    fireEvent.click(dialog.getByRole('button', { name: 'Add column' }));
    expect(record().columns[3]).toEqual({ port: 'c4', name: 'x4', role: 'input', values: [0, 0, 0] });
    fireEvent.click(dialog.getByRole('button', { name: 'Remove x4' }));
    expect(record().columns).toHaveLength(3);
  });

  test('renames columns and gives them roles; a name twice is refused', () => {
    const { dialog, record } = openOn();
    const name = dialog.getByRole('textbox', { name: 'Name of column 1' });
    fireEvent.input(name, { target: { value: 'y' } });
    expect(dialog.getByRole('alert').textContent).toBe('Another column is already called “y”. Give each its own name.');
    fireEvent.input(name, { target: { value: 'width' } });
    fireEvent.keyDown(name, { key: 'Enter' });
    expect(record().columns[0]?.name).toBe('width');
    fireEvent.change(dialog.getByRole('combobox', { name: 'Role of width' }), { target: { value: 'ignored' } });
    expect(record().columns[0]?.role).toBe('ignored');
  });

  test('takes a pasted block, or says which cell of it is no number', () => {
    const { dialog, record } = openOn();
    paste(grid(dialog), '5\tyes\t50\n6\tno\t60\n7\tyes\t70\n8\tno\t80\n');
    expect(record().columns.map(({ values }) => values)).toEqual([
      [5, 6, 7, 8],
      [1, 0, 1, 0],
      [50, 60, 70, 80],
    ]);
    expect(dialog.getByRole('status').textContent).toBe('Pasted 4 × 3 cells.');
    paste(grid(dialog), '5\tyes\toops\n');
    expect(dialog.getByRole('alert').textContent).toContain('Row 1, column 3 of the block: “oops” is not a number.');
    expect(record().columns[2]?.values[0]).toBe(50);
  });

  test('draws only the rows in sight of 10,000', () => {
    const values = Array.from({ length: 10_000 }, (_, row) => row);
    const { dialog } = openOn({ columns: [{ port: 'c1', name: 'x', role: 'input', values }], source: { kind: 'own' } });
    expect(dialog.getAllByRole('row').length).toBeLessThan(40);
    fireEvent.keyDown(grid(dialog), { key: 'End', ctrlKey: true });
    const active = document.getElementById(grid(dialog).getAttribute('aria-activedescendant') ?? '');
    expect(active?.textContent).toBe('9999');
    expect(dialog.getAllByRole('row').length).toBeLessThan(40);
  });

  test('undoes under the dialog, where the keys of the page do not reach', () => {
    const { dialog, record } = openOn();
    fireEvent.click(dialog.getByRole('button', { name: 'Add column' }));
    fireEvent.keyDown(grid(dialog), { key: 'z', ctrlKey: true });
    expect(record().columns).toHaveLength(3);
    expect(dialog.getByRole('status').textContent).toBe('Undone: Add a column.');
    fireEvent.click(dialog.getByRole('button', { name: 'Redo' }));
    expect(record().columns).toHaveLength(4);
  });
});

describe('own points', () => {
  const plane = (dialog: ReturnType<typeof within>) => dialog.getByRole('application');

  test('begin on a table that can hold them, which others are replaced by', () => {
    const { dialog, record } = openOn();
    turn(dialog, 'Own points');
    fireEvent.click(dialog.getByRole('button', { name: 'Replace it with an empty plane' }));
    expect(record().columns.map(({ values }) => values)).toEqual([
      [-0.5, 0.5],
      [0, 0],
      [-1, 1],
    ]);
  });

  test('are put and erased by key: arrows, Enter, a digit for the class, Delete', () => {
    const { dialog, record } = openOn(drawSet('xor', { size: 4, noise: 0, seed: 1 }));
    turn(dialog, 'Own points');
    fireEvent.keyDown(plane(dialog), { key: '2' });
    fireEvent.keyDown(plane(dialog), { key: 'Enter' });
    expect(record().columns.map(({ values }) => values.at(-1))).toEqual([0, 0, 1]);
    fireEvent.keyDown(plane(dialog), { key: 'ArrowRight', shiftKey: true });
    fireEvent.keyDown(plane(dialog), { key: '1' });
    fireEvent.keyDown(plane(dialog), { key: ' ' });
    expect(record().columns.map(({ values }) => values.at(-1))).toEqual([0.38, 0, -1]);
    fireEvent.keyDown(plane(dialog), { key: 'Delete' });
    expect(record().columns[0]?.values).toHaveLength(5);
    expect(record().source).toEqual({ kind: 'own' });
  });

  test('are put by a click and sprayed by a drag, each one undo step', () => {
    const { dialog, record, bench } = openOn(drawSet('xor', { size: 4, noise: 0, seed: 1 }));
    turn(dialog, 'Own points');
    const target = plane(dialog);
    Object.assign(target, {
      getBoundingClientRect: () => ({ left: 0, top: 0, width: 420, height: 420 }),
      setPointerCapture: () => undefined,
    });
    const point = (type: string, x: number, y: number) =>
      fireEvent(
        target,
        Object.assign(new MouseEvent(type, { bubbles: true, clientX: x, clientY: y, button: 0 }), { pointerId: 1 }),
      );
    point('pointerdown', 5, 210);
    point('pointermove', 5, 240);
    point('pointermove', 5, 270);
    expect(record().columns[0]?.values).toHaveLength(4);
    point('pointerup', 5, 270);
    expect(record().columns[0]?.values).toHaveLength(7);
    expect(bench.workbench.undo()).toBe('Put 3 points');
    expect(record().columns[0]?.values).toHaveLength(4);
    fireEvent.click(dialog.getByRole('button', { name: 'Erase' }));
    expect(dialog.getByRole('button', { name: 'Erase' }).getAttribute('aria-pressed')).toBe('true');
  });
});

describe('import', () => {
  test('shows what the text was understood as, and takes it with the roles one gives', () => {
    const { dialog, record } = openOn();
    turn(dialog, 'Import');
    fireEvent.input(dialog.getByRole('textbox', { name: 'Pasted table' }), {
      target: { value: 'id;a;kind\n1;0,5;up\n2;1,5;down\n3;2,5;up\n' },
    });
    expect(dialog.getByText('The comma is read as the decimal mark.')).toBeTruthy();
    expect(dialog.getByText(/“id” is ignored: it counts the rows\./)).toBeTruthy();
    fireEvent.change(dialog.getByRole('combobox', { name: 'Role of id' }), { target: { value: 'input' } });
    expect(record().columns).toBe(columns);
    fireEvent.click(dialog.getByRole('button', { name: 'Use these 3 rows' }));
    expect(record().columns.map(({ name, role, values }) => ({ name, role, values }))).toEqual([
      { name: 'id', role: 'input', values: [1, 2, 3] },
      { name: 'a', role: 'input', values: [0.5, 1.5, 2.5] },
      { name: 'kind', role: 'target', values: [0, 1, 0] },
    ]);
    expect(dialog.getByRole('radio', { name: 'Table' })).toHaveProperty('checked', true);
  });

  test('says by row and column what cannot be read', () => {
    const { dialog } = openOn();
    turn(dialog, 'Import');
    fireEvent.input(dialog.getByRole('textbox', { name: 'Pasted table' }), { target: { value: 'a,b\n1,2\n3,x\n4,5' } });
    expect(dialog.getByRole('alert').textContent).toBe('Row 3, column 2: “x” is not a number.');
    expect(dialog.queryByRole('button', { name: /^Use/ })).toBeNull();
    fireEvent.change(dialog.getByRole('combobox', { name: /parted/ }), { target: { value: '|' } });
    expect(dialog.getByRole('alert').textContent).toBe('Row 3, column 1: “3,x” is not a number.');
  });

  test('reads a file that is dropped anywhere on the dialog', async () => {
    const { dialog, record } = openOn();
    // jsdom's files cannot be read.
    const file = Object.assign(new File([], 'tiny.csv'), { text: async () => 'a,b\n1,2\n3,4\n' });
    const dropped = Object.assign(new Event('drop', { bubbles: true, cancelable: true }), {
      dataTransfer: { files: [file] },
    });
    fireEvent(dialog.getByRole('grid'), dropped);
    expect(dropped.defaultPrevented).toBe(true);
    await waitFor(() => dialog.getByText('tiny.csv'));
    fireEvent.click(await waitFor(() => dialog.getByRole('button', { name: 'Use these 2 rows' })));
    expect(record().source).toEqual({ kind: 'file', name: 'tiny.csv' });
  });
});

test('a split is switched on, sized, drawn again and switched off, each by one step', () => {
  const { dialog, record, bench } = openOn(drawSet('circles', firstOptions('circles')));
  turn(dialog, 'Split');
  fireEvent.click(dialog.getByRole('switch', { name: 'Keep rows to judge by' }));
  expect(record().split).toEqual({ validation: 20, seed: 1 });
  expect(dialog.getByText('80 rows are trained on, 20 are kept.')).toBeTruthy();
  fireEvent.click(dialog.getByRole('button', { name: 'Draw others' }));
  expect(record().split).toEqual({ validation: 20, seed: 2 });
  fireEvent.click(dialog.getByRole('radio', { name: 'The last ones' }));
  expect(record().split).toEqual({ validation: 20, seed: null });
  const field = dialog.getByRole('spinbutton', { name: 'Rows kept' });
  fireEvent.keyDown(field, { key: 'Enter' });
  fireEvent.input(field, { target: { value: '100' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(record().split?.validation).toBe(20);
  expect(dialog.getByRole('status').textContent).toBe('Of 100 rows, 1 to 99 can be kept for validation, not 100.');
  fireEvent.click(dialog.getByRole('switch', { name: 'Keep rows to judge by' }));
  expect(record().split).toBeNull();
  bench.workbench.undo();
});
