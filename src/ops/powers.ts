import { shortNumeral } from '../kernel/numeral.ts';
import { binary, unary } from './define.ts';
import { call, infix, precedence } from './notation.ts';
import { quoted } from './trouble.ts';

/** a to the power b as IEEE 754 has it: 1 to any power, and −1 to ±∞, is 1, where JavaScript's `**` gives NaN. */
function power(a: number, b: number): number {
  return a === 1 || (a === -1 && (b === Infinity || b === -Infinity)) ? 1 : a ** b;
}

/** aᵇ. ∂/∂a = b·aᵇ⁻¹ (0 for b = 0, at every a); ∂/∂b = aᵇ·ln a, at a = 0 its limit, which does not exist below 0. */
export const pow = binary({
  title: 'power',
  sign: 'xⁿ',
  group: 'powers',
  notation: infix('**', precedence.power),
  samples: [
    [0.2, 4],
    [-3, 3],
  ],
  forward: power,
  partials: [
    (a, b) => (b === 0 ? 0 : b * power(a, b - 1)),
    (a, b, out) => (a === 0 ? (b >= 0 ? 0 : -Infinity) : out * Math.log(a)),
  ],
  partialNotation: ['b * a**(b - 1)', 'out * log(a)'],
  rule: 'A power passes to its base the gradient times the exponent times the base to one power less.',
  explain: 'Raises the first number to the power of the second.',
  piece: ([a = NaN]) => Math.sign(a),
  trouble: ([a = NaN, b = NaN], out, names, moving) => {
    const text = `${shortNumeral(a)} to the power ${shortNumeral(b)}`;
    if (Number.isNaN(out)) {
      return a < 0
        ? {
            kind: 'undefined',
            text: `${text} is not a real number. Give ${quoted(names, 0)} a number of 0 or more, or ${quoted(names, 1)} a whole number.`,
          }
        : null;
    }
    if (a === 0 && b < 0)
      return { kind: 'infinite', text: `${text} divides by 0. Give ${quoted(names, 0)} a number other than 0.` };
    if (a === 0 && b > 0 && b < 1 && moving[0] !== false) {
      return { kind: 'infinite', text: `${text} rises infinitely steeply. Give ${quoted(names, 0)} a number above 0.` };
    }
    if (a < 0 && moving[1] !== false) {
      return {
        kind: 'undefined',
        text: `While ${quoted(names, 0)} is below 0, there is no slope towards the exponent ${quoted(names, 1)}: real powers of negative numbers exist at whole exponents only.`,
      };
    }
    return null;
  },
});

/** x². */
export const square = unary({
  title: 'square',
  sign: 'x²',
  group: 'powers',
  notation: call('square'),
  samples: [[-5, 5]],
  forward: (x) => x * x,
  partials: [(x) => 2 * x],
  partialNotation: ['2 * x'],
  rule: 'A square passes on the gradient times twice its input.',
  explain: 'Multiplies a number by itself.',
});

/** √x. The slope ½ / √x is infinite at 0. */
export const sqrt = unary({
  title: 'square root',
  sign: '√',
  group: 'powers',
  notation: call('sqrt'),
  samples: [[0.1, 9]],
  forward: (x) => Math.sqrt(x),
  partials: [(_x, out) => 0.5 / out],
  partialNotation: ['1 / (2 * out)'],
  rule: 'A square root passes on the gradient divided by twice its result.',
  explain: 'The number that, multiplied by itself, gives the input.',
  piece: ([x = NaN]) => Math.sign(x),
  trouble: ([x = NaN], _out, names) => {
    if (x < 0)
      return {
        kind: 'undefined',
        text: `The square root of ${shortNumeral(x)} is not a real number. Give ${quoted(names, 0)} a number of 0 or more.`,
      };
    return x === 0
      ? {
          kind: 'infinite',
          text: `A square root rises infinitely steeply at 0. Give ${quoted(names, 0)} a number above 0.`,
        }
      : null;
  },
});
