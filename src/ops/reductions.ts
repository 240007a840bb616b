import { many } from './define.ts';
import { call } from './notation.ts';
import { sumLoops } from './reductions-loops.ts';

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
