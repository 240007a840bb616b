import { describe, expect, test } from 'vitest';
import { scaleOver, shareOf, valueAtShare } from '../../../../src/ui/charts/scale.ts';

describe('a scale', () => {
  test('shows every finite number with a margin, and starts at zero where numbers come near it', () => {
    expect(scaleOver([0.01, 1], 'linear', 0.1)).toEqual({ kind: 'linear', low: 0, high: expect.closeTo(1.099, 9) });
    expect(scaleOver([-1, Number.NaN, 1, Number.POSITIVE_INFINITY], 'linear', 0.1)).toMatchObject({
      low: -1.2,
      high: 1.2,
    });
    expect(scaleOver([-0.1, 1], 'linear').low).toBeLessThan(-0.1);
    expect(scaleOver([-1, 0.1], 'linear').high).toBeGreaterThan(0.1);
    expect(scaleOver([100, 101], 'linear', 0.1)).toMatchObject({ low: 99.9, high: 101.1 });
  });

  test('leaves out of a logarithm what has none', () => {
    const { low, high } = scaleOver([0, -3, 0.01, 10], 'log');
    expect(low).toBeLessThan(0.01);
    expect(low).toBeGreaterThan(0.001);
    expect(high).toBeGreaterThan(10);
    expect(shareOf({ kind: 'log', low: 0.1, high: 10 }, 1)).toBeCloseTo(0.5, 12);
    expect(shareOf({ kind: 'log', low: 0.1, high: 10 }, 0)).toBeNaN();
    expect(shareOf({ kind: 'log', low: 0.1, high: 10 }, -1)).toBeNaN();
  });

  test('has ends for no numbers and for one', () => {
    for (const kind of ['linear', 'log'] as const)
      for (const values of [[], [3], [Number.NaN]]) {
        const { low, high } = scaleOver(values, kind);
        expect(low < high && Number.isFinite(high - low)).toBe(true);
      }
  });

  test('finds its way back from a place to a number', () => {
    for (const scale of [
      { kind: 'linear', low: -2, high: 6 },
      { kind: 'log', low: 0.001, high: 10 },
    ] as const)
      for (const share of [0, 0.25, 1]) expect(shareOf(scale, valueAtShare(scale, share))).toBeCloseTo(share, 12);
  });
});
