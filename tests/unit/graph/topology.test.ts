import { expect, test } from 'vitest';
import { consumersOf, loops, pathBetween, reachable } from '../../../src/graph/topology.ts';

test('consumers are listed once for each wire', () => {
  expect(consumersOf([[], [0, 0], [1, 0]])).toEqual([[1, 1, 2], [2], []]);
});

//  0 ─▶ 1 ⇄ 2 ─▶ 3 ↺   4
test('loops are found exactly: mutual, self, and none', () => {
  expect(loops([[], [0, 2], [1], [2, 3], []])).toEqual([[1, 2], [3]]);
});

test('a chain of 100,000 and a loop of 100,000 are walked without recursion', () => {
  const chain = Array.from({ length: 100_000 }, (_, index) => (index === 0 ? [] : [index - 1]));
  expect(loops(chain)).toEqual([]);
  expect(reachable(chain, [99_999]).size).toBe(100_000);
  const ring = chain.map((inputs, index) => (index === 0 ? [99_999] : inputs));
  expect(loops(ring)[0]).toHaveLength(100_000);
});

test('a path is a shortest one, ends included', () => {
  expect(pathBetween([[1, 2], [3], [4], [4], []], 0, 4)).toEqual([0, 2, 4]);
  expect(pathBetween([[1], [0]], 0, 0)).toEqual([0, 1, 0]);
  expect(pathBetween([[1], []], 1, 0)).toBeNull();
});
