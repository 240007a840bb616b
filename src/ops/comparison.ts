import { shortNumeral } from '../kernel/numeral.ts';
import { winnerRowLoops } from './comparison-row-loops.ts';
import { many, unary } from './define.ts';
import { call } from './notation.ts';
import { quoted } from './trouble.ts';

/** |x|. The slope at 0 is 0, as in PyTorch. */
export const abs = unary({
  title: 'absolute value',
  sign: '|x|',
  group: 'comparison',
  notation: call('abs'),
  samples: [[-5, 5]],
  forward: (x) => Math.abs(x),
  partials: [(x) => (x > 0 ? 1 : x < 0 ? -1 : 0)],
  partialNotation: ['sign(x)'],
  rule: 'abs passes the gradient on above 0, with the sign turned below 0, and nothing at 0.',
  explain: 'The size of a number without its sign.',
  piece: ([x = NaN]) => Math.sign(x),
});

/** The winners share the gradient evenly: 1/k each where k inputs tie, as in PyTorch's amax. */
function shares(xs: readonly number[], out: number): readonly number[] {
  let winners = 0;
  for (const x of xs) if (x === out) winners++;
  return xs.map((x) => (x === out ? 1 / winners : 0));
}

/** A number for the set of winners: the same set, the same number. */
function winners(xs: readonly number[], out: number): number {
  let set = 0;
  for (const [index, x] of xs.entries()) if (x === out) set = (Math.imul(set, 31) + index + 1) | 0;
  return set;
}

function least(xs: readonly number[]): number {
  let out = Infinity;
  for (const x of xs) out = Math.min(out, x);
  return out;
}

function greatest(xs: readonly number[]): number {
  let out = -Infinity;
  for (const x of xs) out = Math.max(out, x);
  return out;
}

/** The smallest input. */
export const min = many({
  title: 'minimum',
  sign: 'min',
  group: 'comparison',
  minimum: 1,
  notation: call('min'),
  samples: [[-5, 5]],
  forward: least,
  partials: shares,
  partialNotation: ['1 if x == out else 0'],
  rule: 'min passes the gradient to its smallest input; inputs that tie share it evenly.',
  explain: 'The smallest of its inputs.',
  piece: (xs) => winners(xs, least(xs)),
  rowLoops: winnerRowLoops(Math.min, Infinity),
});

/** The largest input. */
export const max = many({
  title: 'maximum',
  sign: 'max',
  group: 'comparison',
  minimum: 1,
  notation: call('max'),
  samples: [[-5, 5]],
  forward: greatest,
  partials: shares,
  partialNotation: ['1 if x == out else 0'],
  rule: 'max passes the gradient to its largest input; inputs that tie share it evenly.',
  explain: 'The largest of its inputs.',
  piece: (xs) => winners(xs, greatest(xs)),
  rowLoops: winnerRowLoops(Math.max, -Infinity),
});

/** 1 above 0, else 0, also for NaN (as in PyTorch's comparisons). Its slope is 0 everywhere. */
export const step = unary({
  title: 'step',
  sign: 'step',
  group: 'comparison',
  notation: call('step'),
  samples: [[-4, 4]],
  forward: (x) => (x > 0 ? 1 : 0),
  partials: [() => 0],
  partialNotation: ['0'],
  rule: 'step is flat: no gradient passes.',
  explain: '1 where the input is above 0, otherwise 0.',
  piece: ([x = NaN]) => Math.sign(x),
  trouble: ([x = NaN], _out, names) => ({
    kind: 'flat',
    text: Number.isNaN(x)
      ? `${quoted(names, 0)} is not a number, so it is not above 0.`
      : `step is flat at ${shortNumeral(x)}: no gradient passes to ${quoted(names, 0)}.`,
  }),
});
