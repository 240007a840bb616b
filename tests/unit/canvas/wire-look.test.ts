import { expect, test } from 'vitest';
import { glyphPath, thickest, thinnest, wireLook } from '../../../src/canvas/wire-look.ts';

test('thickness grows with the size of the gradient whatever its sign, between 1.5 and 6 pixels', () => {
  const widths = [0.001, 0.1, 0.5, 1, 2, 5, 10, 1e6, Infinity].map((size) => {
    expect(wireLook(size, false).width).toBe(wireLook(-size, false).width);
    return wireLook(size, false).width;
  });
  expect(widths).toEqual(widths.toSorted((a, b) => a - b));
  expect(widths.at(0)).toBe(thinnest);
  expect(widths.at(-1)).toBe(thickest);
  expect(new Set(widths).size).toBeGreaterThan(5);
});

test('the sign is that of the gradient; nothing, zero and not-a-number are told apart', () => {
  expect([3, -3, 0, -0, null, NaN].map((gradient) => wireLook(gradient, false).sign)).toEqual([
    'plus',
    'minus',
    'zero',
    'zero',
    'none',
    'nan',
  ]);
});

test('a hidden gradient gives nothing away', () => {
  const looks = [3, -1000, 0, null, NaN].map((gradient) => wireLook(gradient, true));
  expect(new Set(looks.map((look) => JSON.stringify(look))).size).toBe(1);
});

test('only a sign has a glyph, up for plus and down for minus', () => {
  const top = (path: string): number => Number(/M0 (-?[\d.]+)/.exec(path)?.[1]);
  expect(top(glyphPath('plus'))).toBeLessThan(0);
  expect(top(glyphPath('minus'))).toBeGreaterThan(0);
  expect(['zero', 'none', 'nan', 'hidden'].map((sign) => glyphPath(sign as 'zero'))).toEqual(['', '', '', '']);
});
