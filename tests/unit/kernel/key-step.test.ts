import { expect, test } from 'vitest';
import { keyStep, stepBy } from '../../../src/kernel/key-step.ts';
import { createRandom } from '../../../src/kernel/random.ts';
import { again, seed } from '../../support/seed.ts';

test.each([
  [6.881373587019543, 0.1],
  [-1.5, 0.1],
  [0.5, 0.01],
  [0.05, 0.01],
  [0, 0.01],
  [-0, 0.01],
  [9.999, 0.1],
  [10, 1],
  [123, 10],
  [1e300, 1e299],
  [5e-324, 0.01],
])('a key moves %d by %d', (x, step) => {
  expect(keyStep(x)).toBe(step);
});

test('a slider’s own step goes before, unless it is none', () => {
  expect(keyStep(123, 0.25)).toBe(0.25);
  expect(keyStep(123, 0)).toBe(10);
});

test.each([
  [0.1, 0.1, 2, 0.3],
  [0.3, 0.1, -3, 0],
  [0.3, 0.01, -0.1, 0.299],
  [6.881373587019543, 0.1, 1, 6.981373587019543],
  [1.005, 0.01, 10, 1.105],
  [-0.01, 0.01, 1, 0],
  [1e300, 1e-300, 1, 1e300],
  [1e-300, 1e-300, 2, 3e-300],
  [0, 5e-324, 3, 1.5e-323],
])('%d and %d · %d steps give %d', (x, step, count, result) => {
  expect(stepBy(x, step, count)).toBe(result);
});

test('a hundred steps of 0.01 give 1, and back again 0', () => {
  let x = 0;
  for (let count = 0; count < 100; count++) x = stepBy(x, 0.01, 1);
  expect(x).toBe(1);
  for (let count = 0; count < 100; count++) x = stepBy(x, 0.01, -1);
  expect(x).toBe(0);
});

test('the result never drags a tail of rounding: it has no more decimals than what went in', () => {
  const random = createRandom(seed);
  for (let index = 0; index < 2000; index++) {
    const x = (random.integer(20_001) - 10_000) / 1000;
    const y = stepBy(x, 0.001, random.integer(200) - 100);
    expect(y, again(index)).toBe(Number(y.toFixed(3)));
  }
});

test('at the end of the range the result is infinite, and what is not finite stays', () => {
  expect(stepBy(Number.MAX_VALUE, 1e307, 10)).toBe(Infinity);
  expect(stepBy(NaN, 1, 1)).toBeNaN();
  expect(stepBy(2, Infinity, 1)).toBe(2);
});
