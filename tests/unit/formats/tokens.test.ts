import { expect, test } from 'vitest';
import { tokenise } from '../../../src/formats/tokens.ts';

function kinds(text: string): readonly string[] {
  return tokenise(text)
    .filter(({ kind }) => kind !== 'space')
    .map((token) => `${token.kind} ${token.text}`);
}

test('numbers, names, calls and signs are told apart', () => {
  expect(kinds('y = tanh(x1*-2.5e-3) # grad')).toEqual([
    'name y',
    'operator =',
    'call tanh',
    'bracket (',
    'name x1',
    'operator *',
    'operator -',
    'number 2.5e-3',
    'bracket )',
    'comment # grad',
  ]);
});

test('the point of a method is not part of the number before it', () => {
  expect(kinds('2.tanh() + 2. + .5')).toEqual([
    'number 2',
    'operator .',
    'call tanh',
    'bracket (',
    'bracket )',
    'operator +',
    'number 2.',
    'operator +',
    'number .5',
  ]);
});

test('an exponent needs digits, else it is a name stuck to a number', () => {
  expect(kinds('1e5 1e 2e+ 3e+4')).toEqual([
    'number 1e5',
    'number 1',
    'name e',
    'number 2',
    'name e',
    'operator +',
    'number 3e+4',
  ]);
});

test('names of any script are names, with marks and digits of their own', () => {
  expect(kinds('größe_2 ωx 重み क्षेत्र ａ１')).toEqual([
    'name größe_2',
    'name ωx',
    'name 重み',
    'name क्षेत्र',
    'name ａ１',
  ]);
});

test('strings may have prefixes, escapes and three quotes; one that does not end is unknown up to the end of its line', () => {
  expect(kinds(`f"{x:.2f}" 'it\\'s' """a\nb""" “curly” 'open\nx`)).toEqual([
    'string f"{x:.2f}"',
    "string 'it\\'s'",
    'string """a\nb"""',
    'string “curly”',
    "unknown 'open",
    'newline \n',
    'name x',
  ]);
});

test('the space of other scripts is space, lines end in three ways, and a backslash joins two', () => {
  expect(tokenise('a\u00A0=\u30001\r\nb\rc \\\n+').map(({ kind }) => kind)).toEqual([
    'name', 'space', 'operator', 'space', 'number', 'newline', 'name', 'newline', 'name', 'space', 'space', 'operator',
  ]); // prettier-ignore
});

test('what has no meaning is unknown, one character at a time', () => {
  expect(kinds('$\u200B%')).toEqual(['unknown $', 'unknown \u200B', 'unknown %']);
});
