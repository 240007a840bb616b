import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../src/compile/evaluate.ts';
import { compile, loadRows } from '../../../src/compile/program.ts';
import { backward, forward } from '../../../src/engine/sweep.ts';
import { at, graph, type Sketch } from '../../support/graph.ts';
import { sameBits } from '../../support/close.ts';

//  d/c1 ─▶ ×  ─▶ p ─▶ −  ─▶ e ─▶ e² ─▶ s ─▶ mean over rows ─▶ L
//  w ────▶            ▲
//  d/c2 ──────────────┘
const fit = (w: number): Sketch => ({
  d: {
    columns: [
      [1, 2, 3],
      [2, 4, 7],
    ],
  },
  w,
  p: ['mul', 'd/c1', 'w'],
  e: ['sub', 'p', 'd/c2'],
  s: ['square', 'e'],
  L: ['mean_rows', 's'],
});

describe('downstream of a column', () => {
  test('a slot has one number for each row, until a mean brings them together', () => {
    const { rowValues, value } = evaluate(graph(fit(3)));
    expect(rowValues(at('d/c1'))).toEqual(Float64Array.of(1, 2, 3));
    expect(rowValues(at('e'))).toEqual(Float64Array.of(1, 2, 2));
    expect(rowValues(at('L'))).toBeNull();
    expect(value(at('L'))).toBe(3);
    // The first row.
    expect(value(at('p'))).toBe(3);
  });

  test('a gradient in a row has the 1/N in it, and that of a parameter is the sum over rows', () => {
    const { rowGradients, gradient } = evaluate(graph(fit(3)));
    expect(rowGradients(at('e'))).toEqual(Float64Array.of(2 / 3, 4 / 3, 4 / 3));
    // dL/dw = mean of 2·e·x
    expect(gradient(at('w'))).toBeCloseTo((2 + 8 + 12) / 3, 14);
    expect(rowGradients(at('w'))).toBeNull();
    expect(rowGradients(at('d/c2'))).toEqual(Float64Array.of(-2 / 3, -4 / 3, -4 / 3));
  });

  test('the sum over rows leaves the 1/N out', () => {
    const { rowGradients, value } = evaluate(graph({ ...fit(3), L: ['sum_rows', 's'] }));
    expect(value(at('L'))).toBe(9);
    expect(rowGradients(at('e'))).toEqual(Float64Array.of(2, 4, 4));
  });

  test('with a root that has rows each row has the gradient of its own root', () => {
    const { rowGradients, gradient } = evaluate(graph(fit(3), 's'));
    expect(rowGradients(at('e'))).toEqual(Float64Array.of(2, 4, 4));
    expect(rowGradients(at('w'))).toEqual(Float64Array.of(2, 8, 12));
    expect(gradient(at('w'))).toBe(2);
    expect(rowGradients(at('L'))).toBeNull();
  });

  test('a mean over rows of what has no rows is the number itself', () => {
    const { value, gradient } = evaluate(graph({ a: 3, m: ['mean_rows', 'a'], y: ['sum_rows', 'm'] }));
    expect(value(at('y'))).toBe(3);
    expect(gradient(at('a'))).toBe(1);
  });

  //  d/c1 ─┬─▶ mean ─▶ m ─▶ −  ─▶ c ─▶ c² ─▶ mean ─▶ variance
  //        └───────────────▲
  test('a mean may be used in every row again', () => {
    const { value, rowGradients } = evaluate(
      graph({
        d: { columns: [[1, 2, 6]] },
        m: ['mean_rows', 'd/c1'],
        c: ['sub', 'd/c1', 'm'],
        q: ['square', 'c'],
        v: ['mean_rows', 'q'],
      }),
    );
    expect(value(at('v'))).toBeCloseTo(14 / 3, 14);
    const slopes = rowGradients(at('d/c1')) ?? [];
    // dv/dx = 2·(x − m)/N
    for (const [row, slope] of [-4 / 3, -2 / 3, 2].entries()) expect(slopes[row]).toBeCloseTo(slope, 14);
  });

  test('a table without rows has no mean, and a sum of 0', () => {
    const { value } = evaluate(graph({ d: { columns: [[]] }, m: ['mean_rows', 'd/c1'], s: ['sum_rows', 'd/c1'] }));
    expect(value(at('m'))).toBeNaN();
    expect(value(at('s'))).toBe(0);
    expect(value(at('d/c1'))).toBeUndefined();
  });
});

describe('tables that meet', () => {
  const two = (a: readonly number[], b: readonly number[]): Sketch => ({
    a: { columns: [a] },
    b: { columns: [b] },
    s: ['add', 'a/c1', 'b/c1'],
    y: ['mean_rows', 's'],
  });

  test('go row by row where they are equally long', () => {
    const { rowValues, program } = evaluate(graph(two([1, 2], [10, 20])));
    expect(rowValues(at('s'))).toEqual(Float64Array.of(11, 22));
    expect(program.spaces.map(({ data }) => data)).toEqual([['a', 'b']]);
  });

  test('are a problem where they are not, and all downstream waits', () => {
    const { program, value } = evaluate(graph({ ...two([1, 2], [10, 20, 30]), z: ['neg', 'a/c1'] }));
    expect(program.problems.get(at('s'))).toEqual({ kind: 'rows', operands: ['a/c1', 'b/c1'], lengths: [2, 3] });
    expect(program.problems.get(at('y'))).toEqual({ kind: 'blocked', by: 's' });
    expect(value(at('z'))).toBe(-1);
    expect([program.spaceOf(at('a/c1')), program.spaceOf(at('b/c1')), program.spaceOf(at('s'))]).toEqual([0, 1, -1]);
  });

  test('do not meet where only their means do', () => {
    const { value, program } = evaluate(
      graph({
        a: { columns: [[1, 2]] },
        b: { columns: [[10, 20, 30]] },
        m: ['mean_rows', 'a/c1'],
        n: ['sum_rows', 'b/c1'],
        y: ['add', 'm', 'n'],
      }),
    );
    expect(value(at('y'))).toBe(61.5);
    expect(program.spaces).toHaveLength(2);
  });

  test('share the rows that none of them keeps for validation', () => {
    const document = graph({
      a: { columns: [[1, 2, 3, 4]], split: { validation: 1, seed: null } },
      b: { columns: [[10, 20, 30, 40]], split: { validation: 2, seed: null } },
      s: ['add', 'a/c1', 'b/c1'],
    });
    expect(evaluate(document).rowValues(at('s'))).toEqual(Float64Array.of(11, 22));
    expect(evaluate(document, { rows: 'validation' }).rowValues(at('s'))).toEqual(Float64Array.of(33, 44));
    expect(evaluate(document, { rows: 'all' }).rowValues(at('s'))).toEqual(Float64Array.of(11, 22, 33, 44));
  });
});

test('a table too large for what is computed in each row is told, and the rest computes', () => {
  const column = Array.from({ length: 5_400_000 }, () => 1);
  const { program, value } = evaluate(
    graph({ d: { columns: [column] }, p: ['neg', 'd/c1'], q: ['neg', 'p'], a: 2, y: ['neg', 'a'] }),
  );
  expect(program.problems.get(at('d/c1'))).toEqual({ kind: 'size', rows: 5_400_000, slots: 3, most: 16_000_000 });
  expect(program.problems.get(at('q'))).toEqual({ kind: 'blocked', by: 'd/c1' });
  expect(value(at('y'))).toBe(-2);
});

test('an op that picks waits for what it could pick', () => {
  const { program } = evaluate(graph({ t: 0, y: ['pick', 't'] }));
  expect(program.problems.get(at('y'))).toEqual({ kind: 'waiting', operands: [1] });
});

describe('loading other rows', () => {
  const column = (seed: number) => Array.from({ length: 300 }, (_, row) => Math.sin(row * 1.7 + seed));
  const document = (rows: readonly number[]) =>
    graph({
      d: { columns: [1, 2].map((seed) => rows.map((row) => column(seed)[row] ?? NaN)) },
      w: 0.3,
      p: ['mul', 'd/c1', 'w'],
      t: ['tanh', 'p'],
      e: ['sub', 't', 'd/c2'],
      s: ['square', 'e'],
      L: ['mean_rows', 's'],
    });
  const every = Array.from({ length: 300 }, (_, row) => row);

  test.each([1, 60, 128, 129, 257, 300])('%i of them give the bits of a program with these rows alone', (count) => {
    const rows = every.filter((row) => (row * 7) % 300 < count);
    const program = compile(document(every));
    forward(program.tape);
    loadRows(program, 0, rows);
    forward(program.tape);
    backward(program.tape, program.root?.tapeSlot ?? -1);
    const alone = evaluate(document(rows));
    const slot = (name: string) => program.tapeSlots[program.indexOf.get(at(name)) ?? -1] ?? -1;
    expect(program.tape.values[slot('L')]).toBe(alone.value(at('L')));
    expect(program.tape.adjoints[slot('w')]).toBe(alone.gradient(at('w')));
    expect([...(program.spaces[0]?.rows ?? [])]).toEqual(rows);
    expect(program.spaces[0]?.capacity).toBe(300);
  });

  test('in another order, as minibatches need it', () => {
    const program = compile(document([5, 6, 7]));
    loadRows(program, 0, [2, 0]);
    forward(program.tape);
    const slot = program.tapeSlots[program.indexOf.get(at('d/c1')) ?? -1] ?? -1;
    const first = program.tape.first[slot] ?? -1;
    expect(sameBits(program.tape.values.subarray(first, first + 2), [column(1)[7] ?? NaN, column(1)[5] ?? NaN])).toBe(
      true,
    );
  });

  test('more than fit, or rows that the table does not have, are a mistake of the caller', () => {
    const program = compile(document([5, 6, 7]));
    expect(() => loadRows(program, 0, [0, 1, 2, 0])).toThrow(/does not hold 4 rows/);
    expect(() => loadRows(program, 0, [3])).toThrow(/no row 3/);
    expect(() => loadRows(program, 1, [0])).toThrow(/no row space 1/);
  });
});
