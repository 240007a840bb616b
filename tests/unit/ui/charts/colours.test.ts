import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { classInk, classInkCount, type Ink, type Rgb } from '../../../../src/ui/charts/ink.ts';
import { rampColours } from '../../../../src/ui/charts/ramp.ts';
import { shapePath } from '../../../../src/ui/charts/shapes.ts';

const css = readFileSync(new URL('../../../../src/ui/theme/tokens.css', import.meta.url), 'utf8');

/** The colours of one theme by what they are for, as the page's tokens say. */
function inksOf(theme: 0 | 1): (ink: Ink) => Rgb {
  return (ink) => {
    const token = { soft: 'ink-soft', plus: 'gradient-plus', minus: 'gradient-minus' }[ink as string] ?? ink;
    const found = new RegExp(`--${token}: light-dark\\(#(\\w{6}), #(\\w{6})\\)`).exec(css);
    if (found === null) throw new Error(`No token --${token}`);
    const hex = found[theme + 1]!;
    return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
  };
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((part) =>
    part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: Rgb, b: Rgb): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

for (const theme of [0, 1] as const) {
  const inks = inksOf(theme);
  const name = ['light', 'dark'][theme];

  test(`a class’s points stand out from the card and from its own region, ${name}`, () => {
    const regions = rampColours('classes', inks);
    for (let place = 0; place < classInkCount; place++) {
      expect(contrast(inks(classInk(place)), inks('card')), `class ${place}`).toBeGreaterThanOrEqual(3);
      expect(contrast(inks(classInk(place)), regions[place]!), `class ${place}`).toBeGreaterThanOrEqual(3);
    }
  });

  test(`the boundary and the rings stand out from every colour of a field, ${name}`, () => {
    for (const ramp of ['diverging', 'sequential', 'classes'] as const)
      for (const colour of rampColours(ramp, inks)) expect(contrast(inks('ink'), colour)).toBeGreaterThanOrEqual(3);
  });

  test(`lines of the loss chart stand out from the card, ${name}`, () => {
    for (const ink of ['ink', 'soft', 'outline', 'accent'] as const)
      expect(contrast(inks(ink), inks('card'))).toBeGreaterThanOrEqual(3);
  });
}

test('no two of the first 42 classes have both the same colour and the same shape', () => {
  const looks = Array.from({ length: 42 }, (_, place) => `${classInk(place)} ${shapePath(place, 0, 0, 5)}`);
  expect(new Set(looks).size).toBe(42);
});
