import { reluLoops, sigmoidLoops, tanhLoops } from './activations-loops.ts';
import { reluRowLoops, sigmoidRowLoops, tanhRowLoops } from './activations-row-loops.ts';
import { shortNumeral } from '../kernel/numeral.ts';
import { unary } from './define.ts';
import { density, cumulative } from './normal.ts';
import { call } from './notation.ts';
import { quoted, type OwnTrouble } from './trouble.ts';

/** The slope of leaky relu below 0: PyTorch's default. */
const leak = 0.01;

/** σ(x) by a form that never overflows. */
function logistic(x: number): number {
  const e = Math.exp(-Math.abs(x));
  return x >= 0 ? 1 / (1 + e) : e / (1 + e);
}

/** Told where a squashing op is so far out that its slope has become exactly 0. */
const saturated =
  (name: string, slope: (x: number) => number): OwnTrouble =>
  ([x = NaN], _out, names) =>
    slope(x) === 0 && Number.isFinite(x)
      ? {
          kind: 'flat',
          text: `${name} is flat at ${shortNumeral(x)}: no gradient passes. Bring ${quoted(names, 0)} nearer to 0.`,
        }
      : null;

const side = ([x = NaN]: readonly number[]) => Math.sign(x);

/** 1 / cosh² x as 4q / (1 + q)², q = e^(−2|x|): 1 − tanh² x has lost all digits where |x| passes 19. */
function tanhSlope(x: number): number {
  const q = Math.exp(-2 * Math.abs(x));
  return (4 * q) / ((1 + q) * (1 + q));
}

/** tanh x: squashes any number into (−1, 1). d/dx = 1 − tanh² x, computed as 1/cosh² x, which keeps its digits where tanh x is close to ±1. */
export const tanh = unary({
  title: 'tanh',
  sign: 'tanh',
  group: 'activations',
  notation: call('tanh'),
  samples: [[-3, 3]],
  forward: (x) => Math.tanh(x),
  partials: [tanhSlope],
  partialNotation: ['1 - out**2'],
  rule: 'tanh passes on the gradient times 1 minus its result squared.',
  explain: 'Squashes any number into the range from −1 to 1.',
  trouble: saturated('tanh', tanhSlope),
  loops: tanhLoops,
  rowLoops: tanhRowLoops,
});

/** σ′ = e / (1 + e)², e = e^(−|x|): σ(1 − σ) is exactly 0 from x = 37. */
function sigmoidSlope(x: number): number {
  const e = Math.exp(-Math.abs(x));
  return e / ((1 + e) * (1 + e));
}

/** σ(x) = 1 / (1 + e⁻ˣ): squashes any number into (0, 1). */
export const sigmoid = unary({
  title: 'sigmoid',
  sign: 'σ',
  group: 'activations',
  notation: call('sigmoid'),
  samples: [[-4, 4]],
  forward: logistic,
  partials: [sigmoidSlope],
  partialNotation: ['out * (1 - out)'],
  rule: 'sigmoid passes on the gradient times its result times 1 minus its result.',
  explain: 'Squashes any number into the range from 0 to 1.',
  trouble: saturated('sigmoid', sigmoidSlope),
  loops: sigmoidLoops,
  rowLoops: sigmoidRowLoops,
});

/** max(x, 0). The slope at 0 is 0, as in PyTorch; −0 gives 0 and NaN stays NaN. */
export const relu = unary({
  title: 'relu',
  sign: 'relu',
  group: 'activations',
  notation: call('relu'),
  samples: [[-4, 4]],
  forward: (x) => (x > 0 ? x : x === x ? 0 : NaN),
  partials: [(x) => (x > 0 ? 1 : 0)],
  partialNotation: ['1 if x > 0 else 0'],
  rule: 'relu passes the gradient on while its input is above 0, and nothing otherwise.',
  explain: 'Keeps numbers above 0 and turns all others into 0.',
  piece: side,
  trouble: ([x = NaN], _out, names) =>
    x <= 0
      ? {
          kind: 'flat',
          text: `relu is flat at ${shortNumeral(x)}: no gradient passes while ${quoted(names, 0)} is not above 0.`,
        }
      : null,
  loops: reluLoops,
  rowLoops: reluRowLoops,
});

/** x above 0, 0.01·x otherwise. The slope at 0 is 0.01, as in PyTorch. */
export const leaky_relu = unary({
  title: 'leaky relu',
  sign: 'leaky',
  group: 'activations',
  notation: call('leaky_relu'),
  samples: [[-4, 4]],
  forward: (x) => (x > 0 ? x : leak * x),
  partials: [(x) => (x > 0 ? 1 : leak)],
  partialNotation: ['1 if x > 0 else 0.01'],
  rule: 'leaky relu passes the gradient on while its input is above 0, and a hundredth of it otherwise.',
  explain: 'Keeps numbers above 0 and shrinks all others to a hundredth.',
  piece: side,
});

/** ln(1 + eˣ) as max(x, 0) + log1p(e^(−|x|)), which neither overflows nor loses small values. */
export const softplus = unary({
  title: 'softplus',
  sign: 'softplus',
  group: 'activations',
  notation: call('softplus'),
  samples: [[-4, 4]],
  forward: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  partials: [logistic],
  partialNotation: ['sigmoid(x)'],
  rule: 'softplus passes on the gradient times the sigmoid of its input.',
  explain: 'A relu with a rounded corner.',
  trouble: saturated('softplus', logistic),
});

/** d/dx x·Φ(x) = Φ(x) + x·φ(x); its limits 0 and 1 at ∓∞. */
function geluSlope(x: number): number {
  return Math.abs(x) === Infinity ? cumulative(x) : cumulative(x) + x * density(x);
}

/** x·Φ(x), exact, with Φ the normal distribution; its limit 0 at −∞. */
export const gelu = unary({
  title: 'gelu',
  sign: 'gelu',
  group: 'activations',
  notation: call('gelu'),
  samples: [[-4, 4]],
  forward: (x) => (x === -Infinity ? 0 : x * cumulative(x)),
  partials: [geluSlope],
  partialNotation: ['Φ(x) + x * φ(x)'],
  rule: 'gelu passes on the gradient times its own slope, which climbs from 0 over a little more than 1 to 1.',
  explain: 'The input times the chance that a normal random number lies below it.',
  trouble: saturated('gelu', geluSlope),
});
