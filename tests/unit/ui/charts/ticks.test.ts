import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linearTicks, logTicks, niceStep } from '../../../../src/ui/charts/ticks.ts';

const texts = (ticks: readonly { readonly text: string }[]) => ticks.map((tick) => tick.text);

describe('a step between numbers of an axis', () => {
  test('is 1, 2 or 5 times a power of ten, and no smaller than asked for', () => {
    expect(niceStep(10, 5)).toBe(2);
    expect(niceStep(1, 5)).toBe(0.2);
    expect(niceStep(7, 2)).toBe(5);
    expect(niceStep(0.0003, 3)).toBe(0.0001);
    expect(niceStep(99, 10)).toBe(10);
  });

  test('is 1 for what is no span', () => {
    for (const span of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) expect(niceStep(span, 5)).toBe(1);
  });
});

describe('the numbers of an axis', () => {
  test('have as many decimal places as their step needs, a true minus, and a plain zero', () => {
    expect(texts(linearTicks(-0.5, 0.5, 5))).toEqual(['−0.4', '−0.2', '0', '0.2', '0.4']);
    expect(texts(linearTicks(0, 100, 5))).toEqual(['0', '20', '40', '60', '80', '100']);
  });

  test('are exact: the third tenth is 0.3', () => {
    expect(linearTicks(0, 0.5, 5).map(({ at }) => at)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5]);
  });

  test('are short where they are very small or very large', () => {
    expect(texts(linearTicks(0, 2e-7, 2))).toEqual(['0', '1e−7', '2e−7']);
    expect(texts(linearTicks(0, 2e9, 2))).toEqual(['0', '1e9', '2e9']);
  });

  test('lie within the ends, rise, differ, and are few, for all ends there are', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: -1e15, max: 1e15 }),
        fc.double({ noNaN: true, min: 1e-9, max: 1e15 }),
        (low, span) => {
          const high = low + span;
          const ticks = linearTicks(low, high, 5);
          expect(ticks.length).toBeLessThanOrEqual(12);
          const slack = 1e-6 * span + 1e-9 * Math.max(Math.abs(low), Math.abs(high));
          for (const { at } of ticks) expect(at >= low - slack && at <= high + slack).toBe(true);
          expect(new Set(texts(ticks)).size).toBe(ticks.length);
        },
      ),
    );
  });

  test('of a logarithmic axis are powers of ten', () => {
    expect(texts(logTicks(0.002, 20, 5))).toEqual(['0.01', '0.1', '1', '10']);
    expect(texts(logTicks(1e-12, 1, 4))).toEqual(['1e−12', '1e−9', '1e−6', '0.001', '1']);
  });

  test('of a logarithmic axis that spans less than two decades are 1, 2 and 5 times them', () => {
    expect(texts(logTicks(0.15, 3, 5))).toEqual(['0.2', '0.5', '1', '2']);
    expect(logTicks(-1, 1, 5)).toEqual([]);
  });
});
