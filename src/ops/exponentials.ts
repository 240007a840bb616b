import { shortNumeral } from '../kernel/numeral.ts';
import { unary } from './define.ts';
import { call } from './notation.ts';
import { quoted } from './trouble.ts';

/** eˣ. Its slope is its value. */
export const exp = unary({
  title: 'exponential',
  sign: 'eˣ',
  group: 'exponentials',
  notation: call('exp'),
  samples: [[-3, 3]],
  forward: (x) => Math.exp(x),
  partials: [(_x, out) => out],
  partialNotation: ['out'],
  rule: 'exp passes on the gradient times its own result.',
  explain: 'Raises e = 2.718… to the power of the input.',
  trouble: ([x = NaN], out, names) => {
    if (!Number.isFinite(x)) return null;
    if (out === Infinity)
      return {
        kind: 'infinite',
        text: `exp of ${shortNumeral(x)} is too large to hold. Keep ${quoted(names, 0)} below 709.8.`,
      };
    return out === 0
      ? {
          kind: 'flat',
          text: `exp of ${shortNumeral(x)} is below 1e−308 and became 0: no gradient passes. Raise ${quoted(names, 0)} above −745.`,
        }
      : null;
  },
});

/** Natural logarithm. −∞ at 0, no value below. */
export const log = unary({
  title: 'logarithm',
  sign: 'ln',
  group: 'exponentials',
  notation: call('log'),
  samples: [[0.1, 9]],
  forward: (x) => Math.log(x),
  partials: [(x) => 1 / x],
  partialNotation: ['1 / x'],
  rule: 'log passes on the gradient divided by its input.',
  explain: 'The power to which e = 2.718… must be raised to give the input.',
  piece: ([x = NaN]) => Math.sign(x),
  trouble: ([x = NaN], _out, names) => {
    if (x < 0)
      return {
        kind: 'undefined',
        text: `log of ${shortNumeral(x)} has no real value. Give ${quoted(names, 0)} a number above 0.`,
      };
    return x === 0
      ? {
          kind: 'infinite',
          text: `log of 0 is −∞, and its slope is infinite. Give ${quoted(names, 0)} a number above 0.`,
        }
      : null;
  },
});
