import { expect, test } from 'vitest';
import { checkGradients } from '../../../src/engine/gradient-check.ts';
import { graphBuilder, sweep } from '../../support/tape-graph.ts';

test('a chain of 100,000 ops is swept without a RangeError', () => {
  const graph = graphBuilder();
  const [x, factor, shift] = [graph.leaf(1), graph.leaf(0.5), graph.leaf(1)];
  let last = x;
  for (let index = 0; index < 50_000; index++) last = graph.op('add', graph.op('mul', last, factor), shift);
  const { values, gradients } = sweep(graph.done());
  // x ← x/2 + 1 runs to 2; the shift's gradient is 1 + ½ + ¼ + … = 2.
  expect(values[last]).toBe(2);
  expect(gradients[shift]).toBe(2);
  expect(gradients[x]).toBe(0);
});

test('a chain of 100,000 ops keeps the sign of its gradient', () => {
  const graph = graphBuilder();
  let last = graph.leaf(3);
  for (let index = 0; index < 100_001; index++) last = graph.op('neg', last);
  const { values, gradients } = sweep(graph.done());
  expect([values[last], gradients[0]]).toEqual([-3, -1]);
});

test.each(['sum', 'mean', 'max', 'product'] as const)(
  'a %s of 4,096 inputs passes its gradient to each of them',
  (op) => {
    const graph = graphBuilder();
    const inputs = Array.from({ length: 4096 }, () => graph.leaf(1));
    graph.op(op, ...inputs);
    const { values, gradients } = sweep(graph.done());
    expect(values.at(-1)).toBe(op === 'sum' ? 4096 : 1);
    expect(new Set(gradients.slice(0, 4096))).toEqual(new Set([op === 'mean' || op === 'max' ? 1 / 4096 : 1]));
  },
);

test('a value used by 4,096 ops gets all their contributions', () => {
  const graph = graphBuilder();
  const x = graph.leaf(1);
  graph.op('sum', ...Array.from({ length: 4096 }, () => graph.op('neg', x)));
  expect(sweep(graph.done()).gradients[x]).toBe(-4096);
});

//  x ═▶ + ═▶ + ═▶ … 20 times: 2²⁰ paths from x to y
test('a diamond with a million paths costs 20 ops', () => {
  const graph = graphBuilder();
  let last = graph.leaf(1);
  for (let level = 0; level < 20; level++) last = graph.op('add', last, last);
  const { values, gradients } = sweep(graph.done());
  expect([values[last], gradients[0]]).toEqual([2 ** 20, 2 ** 20]);
});

test('gradients of a deep chain can be checked by nudging', () => {
  const graph = graphBuilder();
  const x = graph.leaf(0.3);
  let last = x;
  for (let index = 0; index < 20_000; index++) last = graph.op('sin', last);
  const { tape } = sweep(graph.done());
  const [check] = checkGradients(tape, tape.slotOfNode[last]!, [tape.slotOfNode[x]!]);
  expect(check!.error).toBeLessThan(1e-6);
});
