import { shortNumeral } from '../kernel/numeral.ts';
import { many, unary } from './define.ts';
import { call } from './notation.ts';
import { sumLoops, sumOfSquaresLoops } from './reductions-loops.ts';
import { sumRowLoops } from './reductions-row-loops.ts';
import { quoted } from './trouble.ts';

/** The sum from left to right, which is the order of the wires. */
function total(xs: readonly number[]): number {
  const [first = 0, ...rest] = xs;
  let out = first;
  for (const x of rest) out += x;
  return out;
}

/** x₁ + x₂ + …, added from left to right. */
export const sum = many({
  title: 'sum',
  sign: 'Σ',
  group: 'reductions',
  minimum: 1,
  notation: call('sum'),
  samples: [[-5, 5]],
  forward: total,
  partials: (xs) => xs.map(() => 1),
  partialNotation: ['1'],
  rule: 'A sum passes the gradient to every input unchanged.',
  explain: 'Adds all its inputs.',
  loops: sumLoops,
  rowLoops: sumRowLoops,
});

/** x₁ · x₂ · …, multiplied from left to right. The partial of one input is the product of all others, so that zeros do no harm. */
export const product = many({
  title: 'product',
  sign: 'Π',
  group: 'reductions',
  minimum: 1,
  notation: call('product'),
  samples: [[-2, 2]],
  forward: (xs) => {
    const [first = 1, ...rest] = xs;
    let out = first;
    for (const x of rest) out *= x;
    return out;
  },
  partials: (xs) => {
    const slopes: number[] = [];
    let before = 1;
    for (const x of xs) {
      slopes.push(before);
      before *= x;
    }
    let after = 1;
    for (let index = xs.length - 1; index >= 0; index--) {
      slopes[index] = (slopes[index] ?? NaN) * after;
      after *= xs[index] ?? NaN;
    }
    return slopes;
  },
  partialNotation: ['out / x'],
  rule: 'A product passes to each input the gradient times all the other inputs.',
  explain: 'Multiplies all its inputs.',
});

/** (x₁ + x₂ + …) / n. No inputs, no mean: NaN. */
export const mean = many({
  title: 'mean',
  sign: 'mean',
  group: 'reductions',
  minimum: 1,
  notation: call('mean'),
  samples: [[-5, 5]],
  forward: (xs) => total(xs) / xs.length,
  partials: (xs) => xs.map(() => 1 / xs.length),
  partialNotation: ['1 / n'],
  rule: 'A mean passes to each input the gradient divided by the number of inputs.',
  explain: 'Adds all its inputs and divides by how many there are.',
});

/** x₁² + x₂² + …, added from left to right. */
export const sum_of_squares = many({
  title: 'sum of squares',
  sign: 'Σx²',
  group: 'reductions',
  minimum: 1,
  notation: call('sum_of_squares'),
  samples: [[-5, 5]],
  forward: (xs) => {
    const [first = 0, ...rest] = xs;
    let out = first * first;
    for (const x of rest) out += x * x;
    return out;
  },
  partials: (xs) => xs.map((x) => 2 * x),
  partialNotation: ['2 * x'],
  rule: 'A sum of squares passes to each input the gradient times twice that input.',
  explain: 'Squares all its inputs and adds the squares.',
  loops: sumOfSquaresLoops,
});

/** The input that the first one picks: `pick(t, a, b, c)` is a for t = 0, b for 1, c for 2. NaN where t is no such whole number.
 *  In a document it waits until there is something to pick from. */
export const pick = many({
  title: 'pick',
  sign: 'pick',
  group: 'reductions',
  minimum: 1,
  picks: true,
  notation: call('pick'),
  samples: [[-5, 5]],
  forward: (xs) => (isPlace(xs) ? xs[1 + (xs[0] ?? NaN)] : undefined) ?? NaN,
  partials: (xs) => xs.map((_, index) => (index === 1 + (xs[0] ?? NaN) ? 1 : 0)),
  partialNotation: ['1 if i == t else 0'],
  rule: 'pick passes the gradient to the input it picked, and nothing to the others nor to the number that picks.',
  explain: 'The first input is a whole number, counted from 0, that picks one of the others.',
  piece: ([place = NaN]) => place,
  trouble: (xs, _out, names) => {
    if (isPlace(xs)) return null;
    if (xs.length < 2)
      return { kind: 'undefined', text: `There is nothing for ${quoted(names, 0)} to pick from. Wire another input.` };
    return {
      kind: 'undefined',
      text: `${shortNumeral(xs[0] ?? NaN)} picks nothing. Give ${quoted(names, 0)} a whole number from 0 to ${xs.length - 2}.`,
    };
  },
});

function isPlace([place = NaN, ...others]: readonly number[]): boolean {
  return Number.isInteger(place) && place >= 0 && place < others.length;
}

/** The mean of a number over all rows: their sum, from the first to the last, divided by how many there are. */
export const mean_rows = unary({
  title: 'mean over rows',
  sign: 'mean rows',
  group: 'reductions',
  overRows: 'mean',
  notation: call('mean_rows'),
  samples: [[-5, 5]],
  forward: (x) => x,
  partials: [() => 1],
  partialNotation: ['1 / N'],
  rule: 'A mean over rows passes to every row the gradient divided by the number of rows.',
  explain: 'The mean of its input over all rows of the data.',
});

/** The sum of a number over all rows, from the first to the last. */
export const sum_rows = unary({
  title: 'sum over rows',
  sign: 'Σ rows',
  group: 'reductions',
  overRows: 'sum',
  notation: call('sum_rows'),
  samples: [[-5, 5]],
  forward: (x) => x,
  partials: [() => 1],
  partialNotation: ['1'],
  rule: 'A sum over rows passes the gradient to every row unchanged.',
  explain: 'Adds up its input over all rows of the data.',
});
