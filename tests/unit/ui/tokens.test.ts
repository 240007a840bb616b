import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const ui = new URL('../../../src/ui/', import.meta.url);
const css = readFileSync(new URL('theme/tokens.css', ui), 'utf8');

/** The colours of a token in the light and in the dark theme. */
function colours(token: string): readonly [string, string] {
  const found = new RegExp(`--${token}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css);
  if (found === null) throw new Error(`No token --${token}`);
  return [found[1]!, found[2]!];
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

test.each([
  ['ink', 'paper', 4.5],
  ['ink', 'card', 4.5],
  ['ink-soft', 'paper', 4.5],
  ['ink-soft', 'card', 4.5],
  ['gradient-plus', 'gradient-plus-tint', 4.5],
  ['gradient-minus', 'gradient-minus-tint', 4.5],
  ['gradient-plus', 'card', 4.5],
  ['gradient-minus', 'card', 4.5],
  ['gradient-plus', 'paper', 4.5],
  ['gradient-minus', 'paper', 4.5],
  ['accent', 'accent-tint', 4.5],
  ['accent', 'card', 4.5],
  ['accent', 'paper', 4.5],
  ['danger', 'danger-tint', 4.5],
  ['danger', 'card', 4.5],
  ['danger', 'paper', 4.5],
  ['outline', 'card', 3],
  ['outline', 'paper', 3],
])('%s on %s has a contrast of %d at least, in both themes', (front, back, least) => {
  for (const theme of [0, 1])
    expect(contrast(colours(front)[theme]!, colours(back)[theme]!)).toBeGreaterThanOrEqual(least);
});

const sheets = readdirSync(ui, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'));

test('every token a widget uses is defined, there or by the widget itself', () => {
  expect(sheets.length).toBeGreaterThan(20);
  for (const file of sheets) {
    const text = readFileSync(new URL(file, ui), 'utf8');
    const used = [...text.matchAll(/var\(--([\w-]+)/g)].map((match) => match[1]!);
    const missing = used.filter((token) => !`${css}${text}`.includes(`--${token}:`));
    // Set by code: the share of a slider, the place of an arrow.
    expect(missing, file).toEqual([]);
  }
});

test('no widget has a colour of its own', () => {
  for (const file of sheets.filter((sheet) => !sheet.endsWith('tokens.css'))) {
    const text = readFileSync(new URL(file, ui), 'utf8');
    expect(text.match(/#[\da-f]{3,8}\b|\brgba?\(|\bhsla?\(|!important/gi), file).toBeNull();
  }
});
