import { describe, expect, test } from 'vitest';
import { withRecord } from '../../../src/macros/wires.ts';
import { createLive } from '../../../src/runtime/live.ts';
import type { DataRecord, NudgeDocument } from '../../../src/graph/document.ts';
import { manualScheduler } from '../../support/workbench.ts';
import { at, graph, id, type Sketch } from '../../support/graph.ts';

//  d/c1 ─▶ ×  ─▶ p ─▶ −  ─▶ e ─▶ e² ─▶ s ─▶ mean over rows ─▶ L ─▶ +  ─▶ T
//  w ─┬──▶            ▲                                            ▲
//     │   d/c2 ───────┘                                            │
//     └─▶ w² ──────────────────────────────────────────────────────┘
const fit: Sketch = {
  d: {
    columns: [
      [1, 2, 3, 100],
      [2, 4, 7, 100],
    ],
    split: { validation: 1, seed: null },
  },
  w: 3,
  p: ['mul', 'd/c1', 'w'],
  e: ['sub', 'p', 'd/c2'],
  s: ['square', 'e'],
  L: ['mean_rows', 's'],
  q: ['square', 'w'],
  T: ['add', 'L', 'q'],
};

function live(document: NudgeDocument) {
  const scheduler = manualScheduler();
  return { ...createLive(document, scheduler), scheduler };
}

function data(document: NudgeDocument): DataRecord {
  const record = document.nodes.get(id('d'));
  if (record?.kind !== 'data') throw new Error('d is a table');
  return record;
}

describe('the row that is followed', () => {
  test('is the one that values, gradients, slopes and contributions mean', () => {
    const { setRow, value, gradient, slopes, contribution, row } = live(graph(fit));
    expect([value(at('e')), gradient(at('e'))]).toEqual([1, 2 / 3]);
    setRow(2);
    expect(row()).toBe(2);
    expect([value(at('e')), gradient(at('e'))]).toEqual([2, 4 / 3]);
    expect(slopes(at('p'))).toEqual([3, 3]);
    expect(contribution(at('p'), 1)).toBe((4 / 3) * 3);
    expect(slopes(at('L'))).toEqual([1 / 3]);
    expect(contribution(at('L'), 0)).toBe(1 / 3);
    expect(value(at('L'))).toBe(3);
  });

  test('stays among the rows that are trained on', () => {
    const { setRow, row, rowCount, $row } = live(graph(fit));
    expect([rowCount(at('e')), rowCount(at('L')), rowCount(at('w')), rowCount(at('nobody'))]).toEqual([3, 0, 0, 0]);
    setRow(99);
    expect([row(), $row.get()]).toEqual([2, 2]);
    setRow(-5);
    expect(row()).toBe(0);
    setRow(NaN);
    expect(row()).toBe(0);
  });

  test('carries the seed of a root with rows', () => {
    const { setRow, gradient, rowGradients } = live(graph(fit, 's'));
    expect([gradient(at('w')), gradient(at('e'))]).toEqual([2, 2]);
    setRow(2);
    expect([gradient(at('w')), gradient(at('e'))]).toEqual([12, 4]);
    expect(rowGradients(at('e'))).toEqual(Float64Array.of(0, 0, 4));
  });

  test('tells its place in the table', () => {
    const split = { validation: 2, seed: 5 };
    const document = graph(fit);
    const { setRow, tableRow, value } = live(withRecord(document, { ...data(document), split }));
    setRow(1);
    const tableRowNow = tableRow(at('p')) ?? -1;
    expect(value(at('d/c1'))).toBe(data(document).columns[0]?.values[tableRowNow]);
    expect(tableRow(at('L'))).toBeNull();
  });

  test('moves on without another sweep where the root has one number, and ticks', () => {
    const { setRow, $tick, scheduler } = live(graph(fit));
    scheduler.frame();
    const before = $tick.get();
    setRow(1);
    setRow(2);
    scheduler.frame();
    expect($tick.get()).toBe(before + 1);
  });

  test('stays within a table that has become shorter', () => {
    const document = graph(fit);
    const { setRow, row, replace, value } = live(document);
    setRow(2);
    const columns = data(document).columns.map((column) => ({ ...column, values: column.values.slice(0, 2) }));
    replace(withRecord(document, { ...data(document), columns, split: null }));
    expect(row()).toBe(1);
    expect(value(at('d/c1'))).toBe(2);
  });
});

test('all rows of values and gradients are copies', () => {
  const { rowValues, rowGradients, preview } = live(graph(fit));
  const before = rowValues(at('e'));
  expect(before).toEqual(Float64Array.of(1, 2, 2));
  expect(rowGradients(at('e'))).toEqual(Float64Array.of(2 / 3, 4 / 3, 4 / 3));
  expect([rowValues(at('L')), rowGradients(at('w'))]).toEqual([null, null]);
  preview(at('w'), 4);
  expect(rowValues(at('e'))).toEqual(Float64Array.of(2, 4, 5));
  expect(before).toEqual(Float64Array.of(1, 2, 2));
});

test('the gradient in a row is what flows through that row, without what flows through none', () => {
  const { gradientInRow, gradient, setRow } = live(graph(fit, 'T'));
  expect(gradient(at('w'))).toBeCloseTo(22 / 3 + 6, 14);
  const parts = [0, 1, 2].map((row) => {
    setRow(row);
    return gradientInRow(at('w')) ?? NaN;
  });
  for (const [row, part] of [2 / 3, 8 / 3, 4].entries()) expect(parts[row]).toBeCloseTo(part, 14);
  expect([gradientInRow(at('q')), gradientInRow(at('L')), gradientInRow(at('e')), gradientInRow(at('nobody'))]).toEqual(
    [null, null, null, null],
  );
});

test('many leaves move with one tick', () => {
  const { previewMany, $tick, scheduler, value, replace } = live(graph({ a: 1, b: 2, y: ['mul', 'a', 'b'] }));
  scheduler.frame();
  const before = $tick.get();
  previewMany([
    [at('a'), 3],
    [at('b'), 5],
    [at('nobody'), 9],
  ]);
  expect(value(at('y'))).toBe(15);
  scheduler.frame();
  expect($tick.get()).toBe(before + 1);
  replace(graph({ a: 1, b: 2, y: ['mul', 'a', 'b'] }));
  expect(value(at('y'))).toBe(2);
});

describe('a new program', () => {
  const document = graph(fit);
  const programAfter = (next: NudgeDocument) => {
    const { $program, replace } = live(document);
    const before = $program.get();
    replace(next);
    return $program.get() === before ? 'the same' : 'another';
  };
  const withData = (change: Partial<DataRecord>) => withRecord(document, { ...data(document), ...change });

  test('comes for other numbers in a table, another split or another column', () => {
    const [first, second] = data(document).columns;
    if (first === undefined || second === undefined) throw new Error('two columns');
    expect(programAfter(withData({ columns: [{ ...first, values: [1, 2, 4, 100] }, second] }))).toBe('another');
    expect(programAfter(withData({ columns: [first] }))).toBe('another');
    expect(programAfter(withData({ split: null }))).toBe('another');
    expect(programAfter(withData({ split: { validation: 1, seed: 7 } }))).toBe('another');
  });

  test('does not come for names and roles of columns, nor for how training goes or what is frozen', () => {
    const columns = data(document).columns.map((column) => ({ ...column, name: 'x', role: 'target' as const }));
    expect(programAfter(withData({ columns }))).toBe('the same');
    expect(programAfter(withData({ split: { validation: 1, seed: null } }))).toBe('the same');
    const w = document.nodes.get(id('w'));
    if (w?.kind === 'leaf') expect(programAfter(withRecord(document, { ...w, frozen: true }))).toBe('the same');
  });

  test('comes for a definition that changed', () => {
    expect(programAfter({ ...document, definitions: new Map() })).toBe('another');
  });
});

test('rootIf puts a number into the followed row alone', () => {
  const { rootIf, setRow, value } = live(graph(fit));
  setRow(1);
  // e = 1, 5, 2 and then L = 30/3; with q = 9
  expect(rootIf(at('e'), 5)).toBe(10 + 9);
  expect(value(at('T'))).toBe(12);
});
