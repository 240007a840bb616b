import { expect, test } from 'vitest';
import { tintOf } from '../../../src/canvas/far-cards.ts';
import { goesFar, nextRegion } from '../../../src/canvas/mounting.ts';
import { far } from '../../../src/canvas/thresholds.ts';

test('the far picture comes with too many cards, or with many that are too small to read', () => {
  expect(goesFar(false, far.most, 1)).toBe(false);
  expect(goesFar(false, far.most + 1, 1)).toBe(true);
  expect(goesFar(false, far.few + 1, far.zoom - 0.01)).toBe(true);
  expect(goesFar(false, far.few, 0.05)).toBe(false);
});

test('between coming and going there is room, so that nothing flickers at the threshold', () => {
  const visible = far.most - 5;
  expect(goesFar(false, visible, 1)).toBe(false);
  expect(goesFar(true, visible, 1)).toBe(true);
  expect(goesFar(true, far.backMost, 1)).toBe(false);
  const zoom = (far.zoom + far.backZoom) / 2;
  expect(goesFar(false, 100, zoom)).toBe(false);
  expect(goesFar(true, 100, zoom)).toBe(true);
});

test('the mounted region is a quarter larger all round, stays while it covers the view, and shrinks when one has come near', () => {
  const view = { x: 0, y: 0, width: 1000, height: 800 };
  const region = nextRegion(null, view);
  expect(region).toEqual({ x: -250, y: -200, width: 1500, height: 1200 });
  expect(nextRegion(region, { ...view, x: 249, y: -199 })).toBe(region);
  expect(nextRegion(region, { ...view, x: 251 })).toEqual({ x: 1, y: -200, width: 1500, height: 1200 });
  expect(nextRegion(region, { x: 100, y: 100, width: 400, height: 320 })).toEqual({
    x: 0,
    y: 20,
    width: 600,
    height: 480,
  });
});

test('a rectangle is tinted by sign in three strengths, and not at all for nothing, zero or not-a-number', () => {
  expect([0.01, 0.5, 7, Infinity].map(tintOf)).toEqual([1, 2, 3, 3]);
  expect([-0.01, -0.5, -7].map(tintOf)).toEqual([-1, -2, -3]);
  expect([0, null, NaN].map(tintOf)).toEqual([0, 0, 0]);
});
