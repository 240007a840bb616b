import { expect, test } from 'vitest';
import { joinLines } from '../../../src/features/formula-bar/join-lines.ts';
import { segmentsOf } from '../../../src/features/formula-bar/segments.ts';
import { unknownNames, withInputs } from '../../../src/features/formula-bar/unknown-names.ts';
import { graph } from '../../support/graph.ts';

const sketch = graph({ a: 1, b: ['square', 'a'] });

test.each([
  ['y = a + w*x', ['w', 'x']],
  ['u = w; y = u + w', ['w']],
  ['y = pi * r', ['r']],
  ['y = tanh(b)', []],
  // In the wrong order is not missing: there the message says which line to move.
  ['y = u + 1; u = 2', []],
  ['y = tanh', []],
  ['y = (', []],
])('the names missing in “%s” are %j', (text, names) => {
  expect(unknownNames(sketch, text)).toEqual(names);
});

test('missing names are defined above the text', () => {
  expect(withInputs(['w', 'x'], 'y = w*x')).toBe('w = 1; x = 1; y = w*x');
});

test.each([
  ['a = 1\nb = 2', 'a = 1; b = 2'],
  ['a = 1  # one\r\n\r\n# two\r\nb = a', 'a = 1; b = a'],
  ['y = max(1,\n  2)', 'y = max(1,   2)'],
  ['y = (1 +\n2)\nz = [y]\n', 'y = (1 + 2); z = [y]'],
  ['', ''],
])('the lines of %j become one', (text, joined) => {
  expect(joinLines(text)).toBe(joined);
});

test('coloured pieces spell the text, and the token at the wrong place is marked', () => {
  const segments = segmentsOf('a + (b', 4);
  expect(segments.map(({ text }) => text).join('')).toBe('a + (b');
  expect(segments.filter(({ isWrong }) => isWrong).map(({ text }) => text)).toEqual(['(']);
});

test('what is missing at the end is marked by a blank of its own', () => {
  const segments = segmentsOf('a +', 3);
  expect(segments.filter(({ isWrong }) => isWrong)).toEqual([{ text: '\u00A0', kind: 'space', isWrong: true }]);
});
