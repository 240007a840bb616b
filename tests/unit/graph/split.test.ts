import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitRows } from '../../../src/graph/split.ts';
import type { Split } from '../../../src/graph/document.ts';
import { cases, seed } from '../../support/seed.ts';

const rowsOf = (rows: number, split: Split | null) => {
  const values = Array.from({ length: rows }, () => 0);
  const { training, validation } = splitRows({ columns: [{ port: 'c1', name: 'x', role: 'input', values }], split });
  return { training: [...training], validation: [...validation] };
};

test('without a split every row is trained on', () => {
  expect(rowsOf(3, null)).toEqual({ training: [0, 1, 2], validation: [] });
});

test('without a seed the last rows are kept', () => {
  expect(rowsOf(5, { validation: 2, seed: null })).toEqual({ training: [0, 1, 2], validation: [3, 4] });
});

test('one row is always left to train on', () => {
  expect(rowsOf(2, { validation: 9, seed: null })).toEqual({ training: [0], validation: [1] });
  expect(rowsOf(1, { validation: 1, seed: 3 })).toEqual({ training: [0], validation: [] });
});

test(`with a seed the rows are drawn: each row once, ascending, the same again (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 200 }), fc.nat(), fc.maxSafeInteger(), (rows, some, own) => {
      const validation = 1 + (some % (rows - 1));
      const once = rowsOf(rows, { validation, seed: own });
      expect(once.validation).toHaveLength(validation);
      expect([...once.training, ...once.validation].sort((a, b) => a - b)).toEqual(
        Array.from({ length: rows }, (_, row) => row),
      );
      for (const list of [once.training, once.validation]) expect(list).toEqual([...list].sort((a, b) => a - b));
      expect(rowsOf(rows, { validation, seed: own })).toEqual(once);
    }),
    { seed, numRuns: cases(100) },
  );
});

test('every row is as likely to be kept as any other', () => {
  const counts = Array.from({ length: 10 }, () => 0);
  for (let own = 0; own < 3000; own++)
    for (const row of rowsOf(10, { validation: 3, seed: own }).validation) counts[row] = (counts[row] ?? 0) + 1;
  // 900 expected; five standard deviations are 125.
  for (const times of counts) expect(Math.abs(times - 900)).toBeLessThan(125);
});
