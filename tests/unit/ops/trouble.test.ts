import { describe, expect, test } from 'vitest';
import type { Trouble } from '../../../src/ops/op.ts';
import { ops, type OpId } from '../../../src/ops/table.ts';

function trouble(
  op: OpId,
  xs: readonly number[],
  names: readonly string[] = ['a', 'b', 'c'],
  moving?: readonly boolean[],
): Trouble | null {
  return ops[op].trouble(xs, ops[op].forward(xs), names, moving);
}

test.each<readonly [OpId, readonly number[], Trouble['kind'], string]>([
  ['log', [-2], 'undefined', 'log of −2 has no real value. Give “a” a number above 0.'],
  ['log', [0], 'infinite', 'log of 0 is −∞, and its slope is infinite. Give “a” a number above 0.'],
  ['sqrt', [-2], 'undefined', 'The square root of −2 is not a real number. Give “a” a number of 0 or more.'],
  ['sqrt', [0], 'infinite', 'A square root rises infinitely steeply at 0. Give “a” a number above 0.'],
  ['div', [3, 0], 'infinite', '3 ÷ 0 is infinite. Give “b” a number other than 0.'],
  ['div', [0, 0], 'undefined', '0 ÷ 0 has no value. Give “b” a number other than 0.'],
  ['div', [Infinity, Infinity], 'undefined', '÷ of ∞ and ∞ has no value. Give “a” a finite number.'],
  ['mul', [0, Infinity], 'undefined', '0 × ∞ has no value. Give “b” a finite number.'],
  ['mul', [-Infinity, 0], 'undefined', '0 × ∞ has no value. Give “a” a finite number.'],
  [
    'mul',
    [1e200, -1e201],
    'infinite',
    'This result is too large to hold: numbers end at about 1.8e308. Make “b” smaller.',
  ],
  ['add', [Infinity, -Infinity], 'undefined', '+ of ∞ and −∞ has no value. Give “a” a finite number.'],
  ['add', [1, Infinity], 'inherited', '“b” is ∞, and so this is ∞.'],
  ['sub', [NaN, 1], 'inherited', '“a” is not a number, so this is none either.'],
  [
    'pow',
    [-2, 0.5],
    'undefined',
    '−2 to the power 0.5 is not a real number. Give “a” a number of 0 or more, or “b” a whole number.',
  ],
  ['pow', [0, -1], 'infinite', '0 to the power −1 divides by 0. Give “a” a number other than 0.'],
  ['pow', [0, 0.5], 'infinite', '0 to the power 0.5 rises infinitely steeply. Give “a” a number above 0.'],
  ['exp', [710], 'infinite', 'exp of 710 is too large to hold. Keep “a” below 709.8.'],
  ['exp', [-746], 'flat', 'exp of −746 is below 1e−308 and became 0: no gradient passes. Raise “a” above −745.'],
  ['sin', [Infinity], 'undefined', 'An infinite angle has no value. Give “a” a finite number.'],
  ['cos', [1e16], 'meaning', '1e16 is so large that the angle has lost its meaning. Bring “a” below 1e15.'],
  ['tanh', [400], 'flat', 'tanh is flat at 400: no gradient passes. Bring “a” nearer to 0.'],
  ['sigmoid', [-800], 'flat', 'sigmoid is flat at −800: no gradient passes. Bring “a” nearer to 0.'],
  ['relu', [-1.5], 'flat', 'relu is flat at −1.5: no gradient passes while “a” is not above 0.'],
  ['relu', [0], 'flat', 'relu is flat at 0: no gradient passes while “a” is not above 0.'],
  ['step', [2], 'flat', 'step is flat at 2: no gradient passes to “a”.'],
  ['step', [NaN], 'flat', '“a” is not a number, so it is not above 0.'],
  ['sum', [1, 2, -Infinity], 'inherited', '“c” is −∞, and so this is −∞.'],
  [
    'product',
    [1e200, 1e200, 0],
    'undefined',
    'On the way to this result the numbers became too large to hold. Make “a” smaller.',
  ],
  ['max', [1, NaN], 'inherited', '“b” is not a number, so this is none either.'],
])('%s of %j: %s', (op, xs, kind, text) => {
  expect(trouble(op, xs)).toEqual({ kind, text });
});

describe('a power of a negative number', () => {
  test('has no slope towards an exponent that can move', () => {
    expect(trouble('pow', [-2, 2])?.kind).toBe('undefined');
    expect(trouble('pow', [-2, 2])?.text).toContain('“b”');
  });

  test('troubles nobody where the exponent is a constant', () => {
    expect(trouble('pow', [-2, 2], ['a', ''], [true, false])).toBeNull();
  });
});

test('the infinite slope of a constant troubles nobody', () => {
  expect(trouble('pow', [0, 0.5], ['', 'b'], [false, true])).toBeNull();
});

test('an input without a name is called by its place', () => {
  expect(trouble('div', [1, 0], ['a', ''])?.text).toBe('1 ÷ 0 is infinite. Give input 2 a number other than 0.');
  expect(trouble('div', [1, 0], [])?.text).toBe('1 ÷ 0 is infinite. Give input 2 a number other than 0.');
});

test('a sentence about thousands of inputs stays short', () => {
  const text = trouble('sum', [Infinity, -Infinity, ...Array.from({ length: 4094 }, () => 1)])?.text;
  expect(text).toBe('Σ of ∞, −∞, 1 and 4093 more has no value. Give “a” a finite number.');
});

test('ordinary points have no trouble', () => {
  for (const [op, xs] of [
    ['pow', [2, -3]],
    ['div', [0, 5]],
    ['tanh', [19]],
    ['sin', [1e15]],
    ['relu', [1e-300]],
    ['mul', [0, 7]],
    ['max', [1, 1]],
    ['abs', [0]],
  ] as const) {
    expect(trouble(op, xs)).toBeNull();
  }
});
