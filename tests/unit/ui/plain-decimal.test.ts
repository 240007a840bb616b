import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainDecimal } from '../../../src/ui/plain-decimal.ts';

test('writes exponents out', () => {
  expect([1.5e-7, -1.2345e-10, 1e21, 1.5e22, 0.1, -3, 0].map(plainDecimal)).toEqual([
    '0.00000015',
    '-0.00000000012345',
    '1000000000000000000000',
    '15000000000000000000000',
    '0.1',
    '-3',
    '0',
  ]);
});

test('reads back as the same number, without an exponent', () => {
  const seed = Date.now();
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
      expect(plainDecimal(x)).toMatch(/^-?\d+(\.\d+)?$/);
      expect(Number(plainDecimal(x))).toBe(x === 0 ? 0 : x);
    }),
    { seed, numRuns: 2000 },
  );
});
