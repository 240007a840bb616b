import { describe, expect, test } from 'vitest';
import { axesPath, curvePath, tangentPath, type Frame } from '../../../src/ui/charts/curve-path.ts';
import { curvePlaces, curveWindow, heightWindow, including } from '../../../src/ui/charts/curve-window.ts';

const best = { low: -3, high: 3 };

describe('the window of a curve', () => {
  test('holds still while x moves inside it', () => {
    for (const x of [-2.4, 0, 1.5, 2.4]) expect(curveWindow(best, x)).toEqual(best);
  });

  test('doubles towards an x outside it, and only as often as it must', () => {
    expect(curveWindow(best, 6.88)).toEqual({ low: -3, high: 9 });
    expect(curveWindow(best, -6.88)).toEqual({ low: -9, high: 3 });
    expect(curveWindow(best, 2.9)).toEqual({ low: -3, high: 9 });
  });

  test('ends for every number there is', () => {
    for (const x of [Number.MAX_VALUE, -Number.MAX_VALUE, Number.NaN, Number.POSITIVE_INFINITY]) {
      const { low, high } = curveWindow(best, x);
      expect(Number.isFinite(low) && Number.isFinite(high) && low < high).toBe(true);
    }
  });

  test('is sampled at both ends and in the middle, where kinks are', () => {
    const places = curvePlaces(best);
    expect([places[0], places[48], places[96], places.length]).toEqual([-3, 0, 3, 97]);
  });
});

describe('the height of a curve', () => {
  test('is that of its samples, with a margin', () => {
    expect(heightWindow([-1, 0, 1])).toEqual({ low: -1.2, high: 1.2 });
  });

  test('ignores samples that are no numbers, and leaves room around a constant', () => {
    expect(heightWindow([Number.NaN, 5, Number.POSITIVE_INFINITY])).toEqual({ low: 2.5, high: 7.5 });
    expect(heightWindow([0, 0])).toEqual({ low: -1, high: 1 });
    expect(heightWindow([Number.NaN])).toEqual({ low: -1, high: 1 });
  });

  test('a pole does not flatten the rest', () => {
    const places = curvePlaces(best, 96);
    const { low, high } = heightWindow(places.map((x) => 1 / x));
    expect(high - low).toBeLessThan(12);
  });

  test('always shows the present point', () => {
    const window = heightWindow([-1, 0, 1]);
    expect(including(window, 40)).toMatchObject({ low: expect.closeTo(-5.32, 10), high: expect.closeTo(44.12, 10) });
    expect(including(window, 0.5)).toBe(window);
    expect(including(window, null)).toBe(window);
    expect(including(window, Number.NaN)).toBe(window);
  });

  test('does not overflow at the ends of binary64', () => {
    const { low, high } = heightWindow([-Number.MAX_VALUE, Number.MAX_VALUE]);
    expect([low, high].every((end) => !Number.isNaN(end))).toBe(true);
    expect(
      curvePath([0, 1], [-1e308, 1e308], { x: { low: 0, high: 1 }, y: { low, high }, width: 10, height: 10 }),
    ).not.toContain('NaN');
  });
});

//  y                frame: x −1…1 over 100 px, y −1…1 over 50 px
//  1 ┌───────┐
//  0 │       │
// −1 └───────┘
const frame: Frame = { x: { low: -1, high: 1 }, y: { low: -1, high: 1 }, width: 100, height: 50 };

describe('the path of a curve', () => {
  test('runs through its samples, y upwards', () => {
    expect(curvePath([-1, 0, 1], [-1, 0, 1], frame)).toBe('M0.0 50.0L50.0 25.0L100.0 0.0');
  });

  test('breaks where a sample is no number', () => {
    expect(curvePath([-1, 0, 0.5, 1], [0, Number.NaN, 0, 0], frame)).toBe('M0.0 25.0M75.0 25.0L100.0 25.0');
    expect(curvePath([-1, 0], [Number.POSITIVE_INFINITY, 0], frame)).toBe('M50.0 25.0');
  });

  test('does not join the two sides of a pole', () => {
    expect(curvePath([-1, 0.1, 0.2, 1], [-0.5, -9e9, 9e9, 0.5], frame)).toBe(
      'M0.0 37.5L55.0 100.0M60.0 -50.0L100.0 12.5',
    );
  });

  test('a step is drawn as a step', () => {
    expect(curvePath([-1, 0, 0.1, 1], [-0.8, -0.8, 0.8, 0.8], frame).match(/M/g)).toHaveLength(1);
  });
});

describe('the tangent', () => {
  test('has the slope it is given, in the picture’s own scale, and the length asked for', () => {
    // 1 unit of x is 50 px, 1 of y is 25 px: slope 1 falls 1 px in 2.
    const [x1, y1, x2, y2] = tangentPath({ x: 0, y: 0, slope: 1 }, frame, 20)
      .match(/-?[\d.]+/g)!
      .map(Number) as [number, number, number, number];
    expect((y2 - y1) / (x2 - x1)).toBeCloseTo(-0.5, 1);
    expect(Math.hypot(x2 - x1, y2 - y1)).toBeCloseTo(40, 0);
  });

  test('is upright for an infinite slope and absent for none', () => {
    expect(tangentPath({ x: 0, y: 0, slope: Number.POSITIVE_INFINITY }, frame, 10)).toBe('M50.0 35.0L50.0 15.0');
    expect(tangentPath({ x: 0, y: 0, slope: Number.NaN }, frame, 10)).toBe('');
    expect(tangentPath({ x: 0, y: Number.POSITIVE_INFINITY, slope: 1 }, frame, 10)).toBe('');
  });
});

test('axes are drawn where they cross the window', () => {
  expect(axesPath(frame)).toBe('M50.0 0V50M0 25.0H100');
  expect(axesPath({ ...frame, x: { low: 1, high: 2 } })).toBe('M0 25.0H100');
});
