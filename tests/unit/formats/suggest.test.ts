import { expect, test } from 'vitest';
import { nearest, nearestCallable } from '../../../src/formats/suggest.ts';

test.each([
  ['sen', 'sin'],
  ['tahn', 'tanh'],
  ['TANH', 'tanh'],
  ['sigmod', 'sigmoid'],
  ['softPlus', 'softplus'],
  ['average', 'mean'],
  ['Neuron', 'neuron'],
  ['value', 'Value'],
  ['xyzzy', null],
  ['q', null],
])('%s probably means %s', (word, meant) => expect(nearestCallable(word)).toBe(meant));

test('the nearest of several, and none beyond two slips', () => {
  expect(nearest('weigth', ['width', 'weight', 'height'])).toBe('weight');
  expect(nearest('w3', ['w1', 'b'])).toBe('w1');
  expect(nearest('bias', ['alpha', 'gamma'])).toBeNull();
  expect(nearest('x'.repeat(65), ['x'.repeat(65)])).toBeNull();
});
