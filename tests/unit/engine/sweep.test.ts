import { describe, expect, test } from 'vitest';
import { backward, forward, localSlopes, opAt, operandValues, reachesRoot } from '../../../src/engine/sweep.ts';
import { buildTape } from '../../../src/engine/tape.ts';
import { graphBuilder, sweep } from '../../support/tape-graph.ts';

//  a ─┐
//     ×─▶ e ─┐
//  b ─┘      +─▶ d ─┐         the lecture's L = (a·b + c)·f
//         c ─┘      ×─▶ L
//               f ──┘
test('the lecture’s expression has the lecture’s gradients', () => {
  const graph = graphBuilder();
  const [a, b, c, f] = [graph.leaf(2), graph.leaf(-3), graph.leaf(10), graph.leaf(-2)];
  const d = graph.op('add', graph.op('mul', a, b), c);
  graph.op('mul', d, f);
  const { values, gradients } = sweep(graph.done());
  expect(values.at(-1)).toBe(-8);
  expect(gradients).toEqual([6, -4, -2, 4, -2, -2, 1]);
});

//  a ─┬─▶ ×  ──▶ y      y = a·a, so dy/da = 2a
//     └──▲
test('a value used twice by one op gets both contributions', () => {
  const graph = graphBuilder();
  const a = graph.leaf(3);
  graph.op('mul', a, a);
  expect(sweep(graph.done()).gradients).toEqual([6, 1]);
});

test('a + a has slope 2, and a − a slope 0', () => {
  for (const [op, slope] of [
    ['add', 2],
    ['sub', 0],
  ] as const) {
    const graph = graphBuilder();
    const a = graph.leaf(3);
    graph.op(op, a, a);
    expect(sweep(graph.done()).gradients).toEqual([slope, 1]);
  }
});

test('the order of operands matters for −, ÷ and powers', () => {
  for (const [op, value, slopes] of [
    ['sub', 6, [1, -1]],
    ['div', 4, [0.5, -2]],
    ['pow', 64, [16, 64 * Math.log(8)]],
  ] as const) {
    const graph = graphBuilder();
    graph.op(op, graph.leaf(8), graph.leaf(2));
    const { values, gradients } = sweep(graph.done());
    expect(values[2]).toBe(value);
    expect(gradients).toEqual([...slopes, 1]);
  }
});

//  node 0 = node 2 + node 1, node 1 = node 2 · node 2, node 2 = leaf
test('nodes are computed in topological order, whatever their rank', () => {
  const { values, gradients } = sweep({
    nodes: [
      { op: 'add', inputs: [2, 1] },
      { op: 'mul', inputs: [2, 2] },
      { op: 'leaf', inputs: [] },
    ],
    initial: [0, 0, 5],
    root: 0,
  });
  expect(values).toEqual([30, 25, 5]);
  expect(gradients).toEqual([1, 1, 11]);
});

describe('off the path to the root', () => {
  //  x ─┬─▶ double ── root
  //     └─▶ log             log has an infinite slope at 0, which must not reach x
  test('a node has no gradient, and an infinite slope there harms nobody', () => {
    const graph = graphBuilder();
    const x = graph.leaf(0);
    const two = graph.leaf(2);
    const double = graph.op('mul', x, two);
    const log = graph.op('log', x);
    const { gradients } = sweep({ ...graph.done(), root: double });
    expect(gradients[log]).toBeNull();
    expect(gradients[x]).toBe(2);
  });

  //  x ─┬─▶ log                  two logarithms side by side, one off the path
  //     └─▶ + ─▶ root
  //  z ─▶ log ─▲
  test('a node is left out though its like beside it is swept', () => {
    const graph = graphBuilder();
    const x = graph.leaf(0);
    const z = graph.leaf(4);
    graph.op('log', x);
    const root = graph.op('add', graph.op('log', z), x);
    const { gradients } = sweep({ ...graph.done(), root });
    expect(gradients[x]).toBe(1);
    expect(gradients[z]).toBe(0.25);
  });

  test('nodes above the root and beside it are told apart from those that reach it', () => {
    const graph = graphBuilder();
    const [a, b] = [graph.leaf(1), graph.leaf(2)];
    const root = graph.op('sin', a);
    graph.op('add', root, b);
    const { tape, gradients } = sweep({ ...graph.done(), root });
    expect(gradients).toEqual([Math.cos(1), null, 1, null]);
    const reaches = reachesRoot(tape, tape.slotOfNode[root]!);
    expect([a, b, root, 3].map((node) => reaches[tape.slotOfNode[node]!])).toEqual([1, 0, 1, 0]);
  });

  test('choosing another root changes all gradients at once', () => {
    const graph = graphBuilder();
    const [a, b] = [graph.leaf(3), graph.leaf(4)];
    const product = graph.op('mul', a, b);
    const sum = graph.op('add', a, b);
    const { nodes, initial } = graph.done();
    const tape = buildTape(nodes, initial);
    const gradients = () => [a, b, product, sum].map((node) => tape.adjoints[tape.slotOfNode[node]!]);
    forward(tape);
    backward(tape, tape.slotOfNode[product]!);
    expect(gradients()).toEqual([4, 3, 1, 0]);
    backward(tape, tape.slotOfNode[sum]!);
    expect(gradients()).toEqual([1, 1, 0, 1]);
    backward(tape, tape.slotOfNode[a]!);
    expect(gradients()).toEqual([1, 0, 0, 0]);
    backward(tape, tape.slotOfNode[product]!);
    expect(gradients()).toEqual([4, 3, 1, 0]);
  });
});

test('sweeping twice gives the same gradients: none is left over', () => {
  const graph = graphBuilder();
  const a = graph.leaf(2);
  graph.op('mul', a, graph.op('exp', a));
  const { tape, gradients } = sweep(graph.done());
  const once = [...tape.adjoints];
  backward(tape, tape.slotOfNode[2]!);
  expect([...tape.adjoints]).toEqual(once);
  expect(gradients[2]).toBe(1);
});

test('a nudged leaf changes all values and gradients at the next sweep', () => {
  const graph = graphBuilder();
  const a = graph.leaf(2);
  const y = graph.op('square', graph.op('square', a));
  const { tape } = sweep(graph.done());
  tape.values[tape.slotOfNode[a]!] = 3;
  forward(tape);
  backward(tape, tape.slotOfNode[y]!);
  expect(tape.values[tape.slotOfNode[y]!]).toBe(81);
  expect(tape.adjoints[tape.slotOfNode[a]!]).toBe(108);
});

//  x ─▶ sqrt ─▶ × 0 ─▶ y     at x = 0: slope ∞ times adjoint 0
test('an adjoint of 0 still meets an infinite slope, and the NaN shows', () => {
  const graph = graphBuilder();
  const x = graph.leaf(0);
  graph.op('mul', graph.op('sqrt', x), graph.leaf(0));
  expect(sweep(graph.done()).gradients[x]).toBeNaN();
});

test('a NaN value passes NaN back on every wire, also where the op is as simple as +', () => {
  const graph = graphBuilder();
  const [infinite, less, x] = [graph.leaf(Infinity), graph.leaf(-Infinity), graph.leaf(1)];
  graph.op('add', graph.op('add', infinite, less), x);
  expect(sweep(graph.done()).gradients).toEqual([NaN, NaN, NaN, NaN, 1]);
});

test('a sum of −0 alone is −0', () => {
  const graph = graphBuilder();
  graph.op('sum', graph.leaf(-0), graph.leaf(-0));
  expect(sweep(graph.done()).values[2]).toBe(-0);
});

test('ties share: max of three equal values passes a third to each', () => {
  const graph = graphBuilder();
  const [a, b, c] = [graph.leaf(2), graph.leaf(2), graph.leaf(2)];
  graph.op('max', a, b, c, graph.leaf(1));
  expect(sweep(graph.done()).gradients).toEqual([1 / 3, 1 / 3, 1 / 3, 0, 1]);
});

describe('a slot by itself', () => {
  const graph = graphBuilder();
  const [a, b] = [graph.leaf(8), graph.leaf(2)];
  const quotient = graph.op('div', a, b);
  const total = graph.op('sum', quotient, a, a);
  const { tape } = sweep(graph.done());
  const slot = (node: number) => tape.slotOfNode[node]!;

  test('tells its op, its operands and its local slopes', () => {
    expect([a, b, quotient, total].map((node) => opAt(tape, slot(node))?.title ?? null)).toEqual([
      null,
      null,
      'divide',
      'sum',
    ]);
    expect(operandValues(tape, slot(total))).toEqual([4, 8, 8]);
    expect(localSlopes(tape, slot(quotient))).toEqual([0.5, -2]);
    expect(localSlopes(tape, slot(a))).toEqual([]);
  });
});
