import { describe, expect, test } from 'vitest';
import { rootRowGradients } from '../../../src/engine/root-rows.ts';
import { backward, forward, localSlopes, operandValues, reachesRoot } from '../../../src/engine/sweep.ts';
import { buildTape, cellAt, fillColumn, readRows, setRowCount } from '../../../src/engine/tape.ts';
import type { TapeNode } from '../../../src/engine/tape-node.ts';

const leaf: TapeNode = { op: 'leaf', inputs: [] };
const column: TapeNode = { op: 'leaf', inputs: [], space: 0 };

//  x (rows) ─▶ ×  ─▶ p ─▶ mean ─▶ m ─▶ +  ─▶ c (rows) ─▶ sum ─▶ s
//  w ────────▶                    x ─▶
const nodes: readonly TapeNode[] = [
  column,
  leaf,
  { op: 'mul', inputs: [0, 1] },
  { op: 'mean_rows', inputs: [2] },
  { op: 'add', inputs: [3, 0] },
  { op: 'sum_rows', inputs: [4] },
];
const [x, w, p, m, c, s] = [0, 1, 2, 3, 4, 5];

function swept(numbers: readonly number[], root: number, row = 0, capacity = numbers.length) {
  const tape = buildTape(nodes, [0, 2], [capacity]);
  const slot = (node: number) => tape.slotOfNode[node]!;
  setRowCount(tape, 0, numbers.length);
  fillColumn(tape, slot(x), numbers);
  forward(tape);
  backward(tape, slot(root), row);
  const rows = (cells: Float64Array) => (node: number) =>
    tape.spaceOf[slot(node)]! < 0 ? cells[slot(node)] : [...readRows(tape, cells, slot(node))];
  return { tape, slot, value: rows(tape.values), gradient: rows(tape.adjoints) };
}

describe('strata', () => {
  test('follow each other: one number, rows, one number, rows, one number', () => {
    const { tape } = swept([1, 2, 3], s);
    expect(tape.strata.map(({ space }) => space)).toEqual([-1, 0, -1, 0, -1]);
    expect([...tape.nodeOfSlot]).toEqual([w, x, p, m, c, s]);
    expect([...tape.spaceOf]).toEqual([-1, 0, 0, -1, 0, -1]);
  });

  test('of two row spaces lie side by side', () => {
    const two: readonly TapeNode[] = [
      column,
      { ...column, space: 1 },
      ...[0, 1].map((input): TapeNode => ({ op: 'neg', inputs: [input] })),
    ];
    const tape = buildTape(two, [1, 1], [2, 3]);
    expect(tape.strata.map(({ space }) => space)).toEqual([-1, 0, 1]);
    forward(tape);
    expect(readRows(tape, tape.values, tape.slotOfNode[3]!)).toEqual(Float64Array.of(-1, -1, -1));
  });

  test('rows of different spaces that meet, or a space that is not there, are a mistake of the caller', () => {
    const meeting: readonly TapeNode[] = [column, { ...column, space: 1 }, { op: 'add', inputs: [0, 1] }];
    expect(() => buildTape(meeting, [], [2, 2])).toThrow(/two row spaces/);
    expect(() => buildTape([column], [], [])).toThrow(/row space 0, which does not exist/);
    expect(() => buildTape([{ op: 'neg', inputs: [0], space: 0 }], [], [1])).toThrow(/column/);
  });
});

test('a column brings rows, a mean ends them, and its value comes back in every row', () => {
  const { value } = swept([1, 2, 6], s);
  expect(value(p)).toEqual([2, 4, 12]);
  expect(value(m)).toBe(6);
  expect(value(c)).toEqual([7, 8, 12]);
  expect(value(s)).toBe(27);
});

test('gradients flow back through a sum over rows, a mean, and rows again', () => {
  const { gradient } = swept([1, 2, 6], s);
  // s = Σ (x + mean of w·x): m is read in three rows, so ds/dm = 3, which the mean shares among its rows.
  expect(gradient(c)).toEqual([1, 1, 1]);
  expect(gradient(m)).toBe(3);
  expect(gradient(p)).toEqual([1, 1, 1]);
  expect(gradient(w)).toBe(9);
  expect(gradient(x)).toEqual([3, 3, 3]);
});

describe('a root with rows', () => {
  test('is seeded in one row, and only what passes a mean reaches the other rows', () => {
    const { gradient, tape, slot } = swept([1, 2, 6], c, 1);
    expect(gradient(c)).toEqual([0, 1, 0]);
    expect(gradient(m)).toBe(1);
    expect(gradient(x)).toEqual([2 / 3, 1 + 2 / 3, 2 / 3]);
    const reaches = reachesRoot(tape, slot(c));
    expect([x, w, p, m, c, s].map((node) => reaches[slot(node)])).toEqual([1, 1, 1, 1, 2, 0]);
  });

  //  x ─▶ ln ─▶ y     with x = 0 in another row
  test('is not harmed by an infinite slope in another row', () => {
    const tape = buildTape([column, leaf, { op: 'log', inputs: [0] }, { op: 'mul', inputs: [2, 1] }], [1, 3], [3]);
    fillColumn(tape, 0 + tape.slotOfNode[0]!, [0, 2, 4]);
    forward(tape);
    backward(tape, tape.slotOfNode[3]!, 1);
    expect(readRows(tape, tape.adjoints, tape.slotOfNode[0]!)).toEqual(Float64Array.of(0, 1.5, 0));
    expect(tape.adjoints[tape.slotOfNode[1]!]).toBe(Math.log(2));
  });

  test('has no gradients in a row that is not swept', () => {
    expect(swept([1, 2], c, 2, 5).gradient(w)).toBe(0);
  });
});

test('with a root in rows above a mean, every row of the root has gradients of its own', () => {
  const { tape, slot } = swept([1, 2, 6], c);
  const found = rootRowGradients(tape, slot(c));
  const inRows = (node: number) => [...found[slot(node)]!];
  expect(inRows(w)).toEqual([3, 3, 3]);
  expect(inRows(x)).toEqual([1 + 2 / 3, 1 + 2 / 3, 1 + 2 / 3]);
  expect(inRows(m)).toEqual([1, 1, 1]);
  expect(inRows(s)).toEqual([]);
});

test('a sum over rows of −0 is −0, as a sum of inputs is', () => {
  const tape = buildTape([column, { op: 'sum_rows', inputs: [0] }], [-0, 0], [2]);
  forward(tape);
  expect(tape.values[tape.slotOfNode[1]!]).toBe(-0);
});

test('a row that is not swept keeps out of sums and gradients', () => {
  const { value, gradient } = swept([1, 2, 6], s, 0, 300);
  expect(value(s)).toBe(27);
  expect(gradient(x)).toEqual([3, 3, 3]);
});

test('a slot by itself tells its operands and slopes in a row', () => {
  const { tape, slot } = swept([1, 2, 6], s);
  expect(operandValues(tape, slot(p), 2)).toEqual([6, 2]);
  expect(localSlopes(tape, slot(p), 2)).toEqual([2, 6]);
  expect(operandValues(tape, slot(m), 1)).toEqual([4]);
  expect(localSlopes(tape, slot(m), 1)).toEqual([1 / 3]);
  expect(localSlopes(tape, slot(s), 1)).toEqual([1]);
});

test('a slope that follows from the value is that of the row', () => {
  const tape = buildTape([column, { op: 'exp', inputs: [0] }], [0, 0], [2]);
  fillColumn(tape, tape.slotOfNode[0]!, [1, 2]);
  forward(tape);
  expect(localSlopes(tape, tape.slotOfNode[1]!, 1)).toEqual([Math.exp(2)]);
});

//  More rows than a block holds: 128 + 128 + 44.
test('every block is swept, the last with the rows that are left', () => {
  const numbers = Array.from({ length: 300 }, (_, row) => row);
  const { tape, slot, value, gradient } = swept(numbers, s);
  expect(tape.spaces).toEqual([{ capacity: 300, count: 300, lanes: 128, stride: 3 * 128 }]);
  expect(value(p)).toEqual(numbers.map((number) => number * 2));
  expect(value(m)).toBe(299);
  expect(gradient(w)).toBeCloseTo(300 * 149.5, 6);
  expect(tape.values[cellAt(tape, slot(p), 299)]).toBe(598);
});

test('a column starts with its number in every row', () => {
  const tape = buildTape([column], [7], [200]);
  expect(readRows(tape, tape.values, 0)).toEqual(new Float64Array(200).fill(7));
});

test('no rows make a sum of 0, a mean that is no number, and no gradient', () => {
  const { value, gradient } = swept([], s);
  expect([value(m), value(s)]).toEqual([NaN, 0]);
  expect(gradient(w)).toBe(0);
});
