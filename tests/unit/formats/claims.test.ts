import { describe, expect, test } from 'vitest';
import { claimsOf, holds } from '../../../src/formats/claims.ts';
import { parseProgram } from '../../../src/formats/parse-program.ts';

function claims(text: string) {
  const parsed = parseProgram(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return claimsOf(parsed.program);
}

test('claims are comments of their own or at the end of a line', () => {
  expect(claims('# grad a = 6\nL = 2 # value L = -8\n#value o/w:p1=1e-3')).toEqual([
    { line: 1, kind: 'grad', name: 'a', claimed: 6, slack: 0 },
    { line: 2, kind: 'value', name: 'L', claimed: -8, slack: 0 },
    { line: 3, kind: 'value', name: 'o/w:p1', claimed: 0.001, slack: 0 },
  ]);
});

test.each([
  ['2/3', 2 / 3],
  ['−1.5', -1.5],
  ['0,25', 0.25],
  ['pi', Math.PI],
  ['6 (by hand)', 6],
  ['NaN', NaN],
  ['inf', Infinity],
  ['-Infinity', -Infinity],
  ['−∞', -Infinity],
  ['none', null],
])('# grad a = %s', (text, claimed) => expect(claims(`# grad a = ${text}`)).toMatchObject([{ claimed }]));

test.each([
  '# the gradient',
  '# grad',
  '# grad a',
  '# a = 2',
  '# gradient a = 6',
  '# grad of a = 6',
  '# values a = 2',
  "a = 2 # that's it",
])('%s is no claim', (text) => expect(claims(text)).toEqual([]));

test('a number that cannot be read is told', () => {
  expect(claims('\n# grad a = six')).toEqual([
    { line: 2, kind: 'grad', name: 'a', problem: '“six” is not a number. Try 2, 0.5, 2/3, 1e-3 or pi.' },
  ]);
  expect(claims('# grad a =')).toMatchObject([{ problem: 'Type a number, like 2, 0.5, 2/3, 1e-3 or pi.' }]);
});

describe('a claim holds', () => {
  const judge = (written: string, actual: number | null, kind = 'grad') => {
    const [claim] = claims(`# ${kind} a = ${written}`);
    if (claim === undefined || 'problem' in claim) throw new Error('it is a claim');
    return holds(claim, actual);
  };
  test.each<readonly [string, number | null, boolean]>([
    ['6', 6, true],
    ['6', 6.000_005, true],
    ['6', 6.000_007, false],
    ['6', 6.4, false],
    ['6.0', 6.04, false],
    ['0.5', 0.54, false],
    ['-1.5', -1.499_999_999_999_999_8, true],
    ['0.71', 0.707_106_78, true],
    ['0.71', 0.715_1, false],
    ['0.70', 0.707_106_78, false],
    ['0.7071', 0.707_106_78, true],
    ['138.83', 138.833_8, true],
    ['138.84', 138.833_8, false],
    ['1.23e2', 122.6, true],
    ['1.23e2', 123.6, false],
    ['0', 5.6e-17, true],
    ['1e-9', 2e-9, false],
    ['NaN', NaN, true],
    ['NaN', 0, false],
    ['inf', Infinity, true],
    ['inf', 1e300, false],
    ['none', null, true],
    ['none', 0, false],
    ['0', null, true],
    ['1', null, false],
  ])('%s of %d: %s', (written, actual, expected) => expect(judge(written, actual)).toBe(expected));
  test('0 of a value that is not there does not', () => expect(judge('0', null, 'value')).toBe(false));
});
