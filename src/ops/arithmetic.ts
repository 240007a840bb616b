import { addLoops, divLoops, mulLoops, subLoops } from './arithmetic-loops.ts';
import { addRowLoops, mulRowLoops, subRowLoops } from './arithmetic-row-loops.ts';
import { shortNumeral } from '../kernel/numeral.ts';
import { binary, unary } from './define.ts';
import { infix, precedence, prefix } from './notation.ts';
import { quoted } from './trouble.ts';

/** a + b. */
export const add = binary({
  title: 'add',
  sign: '+',
  group: 'arithmetic',
  notation: infix('+', precedence.sum),
  samples: [
    [-5, 5],
    [-5, 5],
  ],
  forward: (a, b) => a + b,
  partials: [() => 1, () => 1],
  partialNotation: ['1', '1'],
  rule: '+ passes the gradient to both inputs unchanged.',
  explain: 'Adds two numbers.',
  loops: addLoops,
  rowLoops: addRowLoops,
});

/** a − b. */
export const sub = binary({
  title: 'subtract',
  sign: '−',
  group: 'arithmetic',
  notation: infix('-', precedence.sum),
  samples: [
    [-5, 5],
    [-5, 5],
  ],
  forward: (a, b) => a - b,
  partials: [() => 1, () => -1],
  partialNotation: ['1', '-1'],
  rule: '− passes the gradient to its first input unchanged and to its second with the sign turned.',
  explain: 'Takes the second number from the first.',
  loops: subLoops,
  rowLoops: subRowLoops,
});

/** a · b. */
export const mul = binary({
  title: 'multiply',
  sign: '×',
  group: 'arithmetic',
  notation: infix('*', precedence.product),
  samples: [
    [-5, 5],
    [-5, 5],
  ],
  forward: (a, b) => a * b,
  partials: [(_a, b) => b, (a) => a],
  partialNotation: ['b', 'a'],
  rule: '× passes to each input the gradient times the other input.',
  explain: 'Multiplies two numbers.',
  trouble: ([a = NaN], out, names) =>
    Number.isNaN(out)
      ? { kind: 'undefined', text: `0 × ∞ has no value. Give ${quoted(names, a === 0 ? 1 : 0)} a finite number.` }
      : null,
  loops: mulLoops,
  rowLoops: mulRowLoops,
});

/** a / b. ∂/∂b = −out / b keeps its digits where b² would overflow. */
export const div = binary({
  title: 'divide',
  sign: '÷',
  group: 'arithmetic',
  notation: infix('/', precedence.product),
  samples: [
    [-5, 5],
    [0.5, 5],
  ],
  forward: (a, b) => a / b,
  partials: [(_a, b) => 1 / b, (_a, b, out) => -out / b],
  partialNotation: ['1 / b', '-a / b**2'],
  rule: '÷ passes to the top the gradient divided by the bottom, and to the bottom minus the gradient times the result, divided by the bottom.',
  explain: 'Divides the first number by the second.',
  piece: ([, b = NaN]) => Math.sign(b),
  trouble: ([a = NaN, b = NaN], _out, names) => {
    if (b !== 0) return null;
    return a === 0
      ? { kind: 'undefined', text: `0 ÷ 0 has no value. Give ${quoted(names, 1)} a number other than 0.` }
      : {
          kind: 'infinite',
          text: `${shortNumeral(a)} ÷ 0 is infinite. Give ${quoted(names, 1)} a number other than 0.`,
        };
  },
  loops: divLoops,
});

/** −a. */
export const neg = unary({
  title: 'negate',
  sign: '−x',
  group: 'arithmetic',
  notation: prefix('-', precedence.sign),
  samples: [[-5, 5]],
  forward: (x) => -x,
  partials: [() => -1],
  partialNotation: ['-1'],
  rule: '− passes the gradient on with the sign turned.',
  explain: 'Turns the sign of a number.',
});
