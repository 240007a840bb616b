import { describe, expect, test } from 'vitest';
import { address, nodeId } from '../../../src/kernel/ids.ts';
import { emptyDocument, type Column, type DataRecord, type NudgeDocument } from '../../../src/graph/document.ts';
import { drawSet } from '../../../src/data/data-sets.ts';
import {
  addColumn,
  dataRecord,
  insertRows,
  placeTable,
  removeColumn,
  removeRows,
  renameColumn,
  replaceTable,
  setCell,
  setColumnRole,
  setLabel,
  setSplit,
  wiresCut,
} from '../../../src/store/data-edits.ts';
import { entryText, pasteBlock, readEntry } from '../../../src/store/data-entry.ts';
import { connect } from '../../../src/macros/wiring.ts';
import { place } from '../../../src/store/place.ts';

const columns: readonly Column[] = [
  { port: 'c1', name: 'x', role: 'input', values: [1, 2, 3] },
  { port: 'c2', name: 'kind', role: 'input', values: [0, 1, 0], labels: ['no', 'yes'] },
  { port: 'c3', name: 'y', role: 'target', values: [10, 20, 30] },
];
const table = (record: Partial<DataRecord> = {}) => {
  const placed = placeTable(emptyDocument, { columns, source: { kind: 'own' } }, 'data', { x: 0, y: 0 });
  const made = dataRecord(placed.document, placed.id);
  if (made === null) throw new Error('no table');
  return { id: placed.id, document: { ...placed.document, nodes: new Map([[placed.id, { ...made, ...record }]]) } };
};
const of = (document: NudgeDocument, id: DataRecord['id']) => {
  const record = dataRecord(document, id);
  if (record === null) throw new Error('no table');
  return record;
};
const numbers = (record: DataRecord) => record.columns.map(({ values }) => values);
const at = (text: string) => {
  const found = address(text);
  if (found === null) throw new Error(text);
  return found;
};

test('a new table is named after its set or its file, with a number where that is taken', () => {
  const rows = drawSet('lecture', { size: 4, noise: 0, seed: 1 });
  const one = placeTable(emptyDocument, rows, 'iris data (1).csv', { x: 0, y: 0 });
  expect(of(one.document, one.id)).toMatchObject({ name: 'iris_data_1', kind: 'data', split: null });
  const two = placeTable(one.document, rows, 'iris data (1).csv', { x: 0, y: 0 });
  expect(of(two.document, two.id).name).toBe('iris_data_1_2');
  const odd = placeTable(emptyDocument, rows, '2024-01.csv', { x: 0, y: 0 });
  expect(of(odd.document, odd.id).name).toBe('data');
});

test('a changed cell leaves every other number the very same', () => {
  const { document, id } = table();
  const after = of(setCell(document, id, 'c1', 1, 7), id);
  expect(numbers(after)).toEqual([
    [1, 7, 3],
    [0, 1, 0],
    [10, 20, 30],
  ]);
  expect(after.columns[2]).toBe(columns[2]);
  expect(numbers(of(document, id))[0]).toEqual([1, 2, 3]);
});

test('what changes nothing is the same document', () => {
  const { document, id } = table();
  expect(setCell(document, id, 'c1', 1, 2)).toBe(document);
  expect(setCell(document, id, 'c1', 9, 2)).toBe(document);
  expect(setLabel(document, id, 'c2', 0, 'no')).toBe(document);
  expect(renameColumn(document, id, 'c1', 'x')).toBe(document);
  expect(setColumnRole(document, id, 'c1', 'input')).toBe(document);
  expect(setSplit(document, id, null)).toBe(document);
  expect(removeRows(document, id, new Set())).toBe(document);
  expect(setCell(document, nodeId('n99') ?? id, 'c1', 1, 5)).toBe(document);
});

test('another text in a cell of categories is an old label or a new one', () => {
  const { document, id } = table();
  expect(of(setLabel(document, id, 'c2', 0, 'yes'), id).columns[1]).toMatchObject({
    values: [1, 1, 0],
    labels: ['no', 'yes'],
  });
  expect(of(setLabel(document, id, 'c2', 2, 'maybe'), id).columns[1]).toMatchObject({
    values: [0, 1, 2],
    labels: ['no', 'yes', 'maybe'],
  });
});

test('rows come in between and go, the last one stays', () => {
  const { document, id } = table();
  expect(numbers(of(insertRows(document, id, 1, [[8, 1, 80]]), id))).toEqual([
    [1, 8, 2, 3],
    [0, 1, 1, 0],
    [10, 80, 20, 30],
  ]);
  expect(numbers(of(removeRows(document, id, new Set([0, 2])), id))).toEqual([[2], [1], [20]]);
  expect(removeRows(document, id, new Set([0, 1, 2]))).toBe(document);
});

test('a split that has become too large keeps what it can', () => {
  const { document, id } = table({ split: { validation: 2, seed: 4 } });
  expect(of(removeRows(document, id, new Set([0])), id).split).toEqual({ validation: 1, seed: 4 });
  expect(of(removeRows(document, id, new Set([0, 1])), id).split).toBeNull();
  expect(of(setCell(document, id, 'c1', 0, 9), id).split).toEqual({ validation: 2, seed: 4 });
});

test('an edited set is no longer called the set, so that drawing it again loses nothing', () => {
  const source = { kind: 'generated', set: 'xor', size: 3, noise: 0, seed: 1 } as const;
  const { document, id } = table({ source });
  expect(of(setCell(document, id, 'c1', 0, 9), id).source).toEqual({ kind: 'own' });
  expect(of(renameColumn(document, id, 'c1', 'a'), id).source).toEqual(source);
  expect(of(setSplit(document, id, { validation: 1, seed: null }), id).source).toEqual(source);
  const file = table({ source: { kind: 'file', name: 'a.csv' } });
  expect(of(setCell(file.document, file.id, 'c1', 0, 9), file.id).source).toEqual({ kind: 'file', name: 'a.csv' });
});

//  data.x ─▶ +     data.y ─▶ +
describe('columns that are wired', () => {
  const wired = () => {
    const { document, id } = table();
    const sum = place(document, { kind: 'op', op: 'add' }, { x: 400, y: 0 });
    const once = connect(sum.document, at(`${id}/c1`), { node: sum.id, port: '0' });
    return {
      id,
      sum: sum.id,
      document: { ...connect(once, at(`${id}/c3`), { node: sum.id, port: '1' }), root: at(`${id}/c3`) },
    };
  };
  const inputs = (document: NudgeDocument, id: DataRecord['id']) => {
    const record = document.nodes.get(id);
    return record?.kind === 'op' ? record.inputs : [];
  };

  test('take their wires and the root with them when they go', () => {
    const { document, id, sum } = wired();
    const after = removeColumn(document, id, 'c3');
    expect(inputs(after, sum)).toEqual([`${id}/c1`, null]);
    expect(after.root).toBeNull();
    expect(wiresCut(document, after)).toBe(1);
    expect(of(after, id).columns.map(({ port }) => port)).toEqual(['c1', 'c2']);
  });

  test('never give their port to a new column beside them', () => {
    const { document, id } = wired();
    const after = addColumn(document, id, 'z', 5);
    expect(of(after, id).columns[3]).toEqual({ port: 'c4', name: 'z', role: 'input', values: [5, 5, 5] });
  });

  test('keep their wires when other rows come: by name, then by what they are for', () => {
    const { document, id, sum } = wired();
    const fresh: readonly Column[] = [
      { port: 'c1', name: 'y', role: 'target', values: [1] },
      { port: 'c2', name: 'width', role: 'input', values: [2] },
      { port: 'c3', name: 'x', role: 'input', values: [3] },
    ];
    const after = replaceTable(document, id, { columns: fresh, source: { kind: 'own' } });
    expect(of(after, id).columns.map(({ port, name }) => [port, name])).toEqual([
      ['c3', 'y'],
      ['c2', 'width'],
      ['c1', 'x'],
    ]);
    expect(inputs(after, sum)).toEqual([`${id}/c1`, `${id}/c3`]);
    expect(wiresCut(document, after)).toBe(0);
    expect(after.root).toBe(`${id}/c3`);
  });

  test('are joined by columns with ports above all old ones', () => {
    const { document, id } = wired();
    const more = ['x', 'a', 'b', 'c', 'y'].map((name, index): Column => ({
      port: `c${index + 1}`,
      name,
      role: 'input',
      values: [1],
    }));
    const after = replaceTable(document, id, { columns: more, source: { kind: 'own' } });
    expect(of(after, id).columns.map(({ port }) => port)).toEqual(['c1', 'c2', 'c4', 'c5', 'c3']);
  });

  test('lose them where no column takes their part', () => {
    const { document, id, sum } = wired();
    const fresh: readonly Column[] = [{ port: 'c1', name: 'x', role: 'input', values: [3] }];
    const after = replaceTable(document, id, { columns: fresh, source: { kind: 'own' } });
    expect(inputs(after, sum)).toEqual([`${id}/c1`, null]);
    expect(wiresCut(document, after)).toBe(1);
  });

  test('of an op of any number of inputs, all wires to a lost column go', () => {
    const { document, id } = table();
    const sum = place(document, { kind: 'op', op: 'sum' }, { x: 400, y: 0 });
    const reads = ['c3', 'c1', 'c3'].reduce(
      (made, port) => connect(made, at(`${id}/${port}`), { node: sum.id, port: 'spare' }),
      sum.document,
    );
    expect(inputs(removeColumn(reads, id, 'c3'), sum.id)).toEqual([`${id}/c1`]);
  });
});

describe('what is typed into a cell', () => {
  test('is a number as anywhere in the app', () => {
    expect(readEntry({}, ' 2/4 ')).toEqual({ ok: true, value: 0.5, labels: undefined });
    expect(readEntry({}, '−1,5')).toMatchObject({ value: -1.5 });
    expect(readEntry({}, 'abc')).toEqual({
      ok: false,
      message: '“abc” is not a number. Try 2, 0.5, 2/3, 1e-3 or pi.',
    });
    expect(readEntry({}, '1e999')).toEqual({ ok: false, message: 'This number is too large to hold: 1e999.' });
    expect(readEntry({}, '')).toEqual({ ok: false, message: 'A cell needs a number. Type one, or remove the row.' });
  });

  test('is a label in a column of categories', () => {
    const labels = ['no', 'yes'];
    expect(readEntry({ labels }, 'yes ')).toEqual({ ok: true, value: 1, labels });
    expect(readEntry({ labels }, 'maybe')).toEqual({ ok: true, value: 2, labels: ['no', 'yes', 'maybe'] });
    expect(readEntry({ labels }, ' ')).toEqual({
      ok: false,
      message: 'A cell needs a label. Type one, or remove the row.',
    });
    expect(readEntry({ labels }, 'l'.repeat(201))).toMatchObject({ ok: false });
  });

  test('begins from the whole number, not from its rounded text', () => {
    expect(entryText({ port: 'c1', name: 'x', role: 'input', values: [-0.123456789] }, 0)).toBe('−0.123456789');
    expect(entryText(columns[1]!, 1)).toBe('yes');
  });
});

describe('a pasted block', () => {
  const paste = (row: number, column: number, text: string) => {
    const { document, id } = table();
    const pasted = pasteBlock(document, id, { row, column }, text);
    return pasted.ok ? numbers(of(pasted.document, id)) : { message: pasted.message, at: pasted.at };
  };

  test('is written over the cells from one on', () => {
    expect(paste(1, 0, '5\tyes\n6\tno\n')).toEqual([
      [1, 5, 6],
      [0, 1, 0],
      [10, 20, 30],
    ]);
    expect(paste(0, 2, '1\n2')).toEqual([
      [1, 2, 3],
      [0, 1, 0],
      [1, 2, 30],
    ]);
  });

  test('adds rows where it has every column', () => {
    expect(paste(2, 0, '5\tyes\t50\n6\tno\t60')).toEqual([
      [1, 2, 5, 6],
      [0, 1, 1, 0],
      [10, 20, 50, 60],
    ]);
  });

  test('that reaches out of the table is refused with what fits', () => {
    expect(paste(2, 0, '5\tyes\n6\tno')).toEqual({
      message:
        'The block has 2 rows, and 1 is left from here on. Add rows first, or paste all 3 columns from the first one on.',
      at: undefined,
    });
    expect(paste(0, 2, '5\t6')).toMatchObject({
      message: 'The block has 2 columns, and 1 is left from here on. Start further left, or add columns first.',
    });
    expect(paste(0, 0, '\n\n')).toMatchObject({ message: 'There is nothing to paste.' });
  });

  test('with one bad cell changes nothing and names the cell', () => {
    expect(paste(0, 0, '5\tyes\n?\tno')).toEqual({
      message: 'Row 2, column 1 of the block: “?” is not a number. Try 2, 0.5, 2/3, 1e-3 or pi. Nothing was pasted.',
      at: { row: 1, column: 0 },
    });
  });
});
