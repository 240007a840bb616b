import { expect, test } from 'vitest';
import { cumulative, density } from '../../../src/ops/normal.ts';
import oracle from '../../fixtures/oracle/normal.json';
import { ulps } from '../../support/close.ts';

test('Φ and φ are right to 8 ulp, also far out in the tail', () => {
  const worst = { cumulative: 0, density: 0 };
  for (const [x = NaN, phi = NaN, bell = NaN] of oracle) {
    worst.cumulative = Math.max(worst.cumulative, ulps(cumulative(x), phi));
    worst.density = Math.max(worst.density, ulps(density(x), bell));
  }
  expect(worst.cumulative).toBeLessThanOrEqual(8);
  expect(worst.density).toBeLessThanOrEqual(8);
});

test('the ends are 0 and 1, and NaN stays', () => {
  expect([-Infinity, -50, 50, Infinity].map(cumulative)).toEqual([0, 0, 1, 1]);
  expect([-Infinity, -50, 50, Infinity].map(density)).toEqual([0, 0, 0, 0]);
  expect([cumulative(NaN), density(NaN)]).toEqual([NaN, NaN]);
});

test('Φ never falls where x grows, also where one formula hands over to the next', () => {
  for (const seam of [0.67448975, Math.sqrt(32)]) {
    for (const sign of [-1, 1]) {
      const around = [-3e-16, 0, 3e-16].map((shift) => sign * seam * (1 + shift)).toSorted((a, b) => a - b);
      expect(around.map(cumulative).toSorted((a, b) => a - b)).toEqual(around.map(cumulative));
    }
  }
});
