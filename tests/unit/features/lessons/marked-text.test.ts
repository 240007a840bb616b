import { expect, test } from 'vitest';
import { marked } from '../../../../src/features/lessons/marked-text.ts';

test('names between backticks are code, words between asterisks are emphasised', () => {
  expect(marked('The gradient of `a` is *not* 2.')).toEqual([
    { kind: 'plain', text: 'The gradient of ' },
    { kind: 'code', text: 'a' },
    { kind: 'plain', text: ' is ' },
    { kind: 'emphasis', text: 'not' },
    { kind: 'plain', text: ' 2.' },
  ]);
});

test('asterisks within code are code', () => {
  expect(marked('`3 * x**2`')).toEqual([{ kind: 'code', text: '3 * x**2' }]);
});

test('a mark without its fellow stays as it is', () => {
  expect(marked('2 * 3 and `a')).toEqual([{ kind: 'plain', text: '2 * 3 and `a' }]);
});

test('text is text, whatever it looks like', () => {
  expect(marked('<b>`<i>`')).toEqual([
    { kind: 'plain', text: '<b>' },
    { kind: 'code', text: '<i>' },
  ]);
});
