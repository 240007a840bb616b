import { expect, test } from 'vitest';
import { createBatches, shuffledRows } from '../../../src/training/batches.ts';

const take = (batches: ReturnType<typeof createBatches>, times: number) =>
  Array.from({ length: times }, () => [...batches.next()]);

test('every row comes once in each round, and the last batch has what is left', () => {
  const batches = take(createBatches(10, 4, 7), 6);
  expect(batches.map(({ length }) => length)).toEqual([4, 4, 2, 4, 4, 2]);
  for (const round of [batches.slice(0, 3), batches.slice(3)])
    expect(round.flat().sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('rounds are shuffled differently, and the same for the same seed', () => {
  expect([...shuffledRows(20, 1, 0)]).toEqual([...shuffledRows(20, 1, 0)]);
  const orders = [shuffledRows(20, 1, 0), shuffledRows(20, 1, 1), shuffledRows(20, 2, 0)].map((rows) => rows.join());
  expect(new Set(orders).size).toBe(3);
});

test('every order of three rows is about as likely as any other', () => {
  const counts = new Map<string, number>();
  for (let epoch = 0; epoch < 6000; epoch++) {
    const order = shuffledRows(3, 5, epoch).join();
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  // Five standard deviations of a binomial count around 1000.
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(5 * Math.sqrt(1000 * (5 / 6)));
});

test('put away and taken up again it goes on as if nothing had been', () => {
  const whole = take(createBatches(10, 3, 1), 9);
  for (let cut = 0; cut < 9; cut++) {
    const first = createBatches(10, 3, 1);
    take(first, cut);
    expect(take(createBatches(10, 3, 1, first.place()), 9 - cut)).toEqual(whole.slice(cut));
  }
});

test('when rows were taken out meanwhile, what is past the end begins the next round', () => {
  const batches = createBatches(4, 2, 1, { epoch: 0, taken: 8 });
  expect([...batches.next()]).toEqual([...shuffledRows(4, 1, 1).subarray(0, 2)]);
  expect(batches.place()).toEqual({ epoch: 1, taken: 2 });
});
