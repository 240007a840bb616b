import { expect, test } from 'vitest';
import { parseNumber } from '../../../src/kernel/parse-number.ts';

test.each([
  ['2', 2],
  ['-3.0', -3],
  ['−3', -3],
  ['+4', 4],
  ['- 4', -4],
  ['.5', 0.5],
  ['5.', 5],
  ['0,5', 0.5],
  ['1,234', 1.234],
  ['1e-3', 1e-3],
  ['1E+3', 1000],
  ['1e−3', 1e-3],
  ['2/3', 2 / 3],
  ['-2 / 3', -2 / 3],
  ['2/-3', -2 / 3],
  ['1/2/2', 0.25],
  ['pi', Math.PI],
  ['PI', Math.PI],
  ['π/2', Math.PI / 2],
  ['-pi/2', -Math.PI / 2],
  ['3*pi/4', (3 * Math.PI) / 4],
  ['3×2', 6],
  ['1÷4', 0.25],
  ['=2/3', 2 / 3],
  ['= 7', 7],
  ['  6.8813735870195432\t', 6.881373587019543],
  ['\u00a07', 7],
  ['0', 0],
  ['-0', -0],
  ['0/5', 0],
  ['0*5', 0],
  ['5*0', 0],
  ['0e5', 0],
  ['0.000e-999', 0],
  ['1.7976931348623157e308', Number.MAX_VALUE],
  ['5e-324', 5e-324],
  ['00012', 12],
])('“%s” is %d', (text, value) => {
  expect(parseNumber(text)).toEqual({ ok: true, value });
});

test.each([
  ['', 'Type a number, like 2, 0.5, 2/3, 1e-3 or pi.'],
  ['  ', 'Type a number, like 2, 0.5, 2/3, 1e-3 or pi.'],
  ['=', 'Type a number, like 2, 0.5, 2/3, 1e-3 or pi.'],
  ['abc', '“abc” is not a number. Try 2, 0.5, 2/3, 1e-3 or pi.'],
  ['2x', '“2x” is not a number. Try 2, 0.5, 2/3, 1e-3 or pi.'],
  ['2 3', '“2 3” is not a number. Try 2, 0.5, 2/3, 1e-3 or pi.'],
  ['--2', '“--2” is not a number. Try 2, 0.5, 2/3, 1e-3 or pi.'],
  ['2/', '“2/” is not a number. Try 2, 0.5, 2/3, 1e-3 or pi.'],
  ['/2', '“/2” is not a number. Try 2, 0.5, 2/3, 1e-3 or pi.'],
  ['1e', '“1e” is not a number. Try 2, 0.5, 2/3, 1e-3 or pi.'],
  ['0x10', '“0x10” is not a number. Try 2, 0.5, 2/3, 1e-3 or pi.'],
  ['.', '“.” is not a number. Try 2, 0.5, 2/3, 1e-3 or pi.'],
  ['-', '“-” is not a number. Try 2, 0.5, 2/3, 1e-3 or pi.'],
  ['NaN', '“NaN” is not a number. Try 2, 0.5, 2/3, 1e-3 or pi.'],
  ['Infinity', '“Infinity” is not a number. Try 2, 0.5, 2/3, 1e-3 or pi.'],
  ['1,234.5', '“1,234.5” has more than one decimal mark. Leave out the marks between thousands.'],
  ['1.234.567', '“1.234.567” has more than one decimal mark. Leave out the marks between thousands.'],
  ['1e999', 'This number is too large to hold: 1e999.'],
  ['1e200*1e200', 'This number is too large to hold: 1e200*1e200.'],
  ['1/1e-320', 'This number is too large to hold: 1/1e-320.'],
  ['1e-400', 'This number is too small to hold: 1e-400.'],
  ['1e-200*1e-200', 'This number is too small to hold: 1e-200*1e-200.'],
  ['1/0', '1 divided by 0 is not a number.'],
  ['-2/0', '−2 divided by 0 is not a number.'],
  ['0/0', '0 divided by 0 is not a number.'],
  ['1'.repeat(41), 'A number can have at most 40 characters; this has 41.'],
])('“%s” is refused in words', (text, message) => {
  expect(parseNumber(text)).toEqual({ ok: false, message });
});

test('text of any length is judged at once', () => {
  const start = performance.now();
  for (const text of ['1'.repeat(1e6), `${'1.'.repeat(1e6)}x`, ' '.repeat(1e6)])
    expect(parseNumber(text).ok).toBe(false);
  expect(performance.now() - start).toBeLessThan(1000);
});
