import type { OpId } from '../ops/table.ts';
import { said, withSlopes, type GradientCase, type Reading, type Slip } from './slip.ts';

interface RuleSlip {
  readonly id: string;
  readonly title: string;
  readonly ops: readonly OpId[];
  /** The slope that is used in place of the right one; null where this op, here, leaves no room for the slip. */
  readonly slope: (reading: Reading, at: GradientCase) => number | null;
  readonly words: (reading: Reading, at: GradientCase) => string;
}

function ruleSlip({ id, title, ops, slope, words }: RuleSlip) {
  return {
    id,
    title,
    tellsValues: true,
    of: 'gradient',
    find(at) {
      const found = withSlopes(at, (reading) => (ops.includes(reading.op) ? slope(reading, at) : null));
      return found === null ? [] : [{ number: found.number, words: words(found.changed, at) }];
    },
  } as const satisfies Slip;
}

/** The input of an op of one operand, or the base of a power. */
const input = ({ xs: [x = NaN] }: Reading) => x;

const exponent = ({ xs: [, n = NaN] }: Reading) => n;

const isBase = ({ operand }: Reading) => operand === 0;

/** The names of the other operands of a product. */
function others({ inputs, operand }: Reading, { scene }: GradientCase): string {
  const names = inputs.flatMap((from, index) => (index === operand || from === null ? [] : scene.name(from)));
  return names.join(' × ');
}

/** What goes wrong with the local slope of one kind of op. */
export const ruleSlips = [
  ruleSlip({
    id: 'own-operand',
    title: 'its own operand for the other’s',
    ops: ['mul', 'product'],
    slope: ({ xs, operand }) => (xs.length < 2 ? null : (xs[operand] ?? null)),
    words: (reading, at) =>
      `You used ${at.scene.name(at.address)}’s own value, ${said(at.value)}. × passes on the *other* operand: ${others(reading, at)}, ${said(reading.slope)}.`,
  }),
  ruleSlip({
    id: 'product-itself',
    title: 'the product for its slope',
    ops: ['mul', 'product'],
    slope: ({ out }) => out,
    words: (reading, at) =>
      `${said(reading.out)} is the product itself. Its slope towards ${at.scene.name(at.address)} is the other operand: ${others(reading, at)}, ${said(reading.slope)}.`,
  }),
  ruleSlip({
    id: 'operands-added',
    title: 'operands added for the slope of a product',
    ops: ['mul'],
    slope: ({ xs: [a = NaN, b = NaN] }) => a + b,
    words: (reading, at) =>
      `You added both operands. The slope of a product towards ${at.scene.name(at.address)} is the other operand alone: ${others(reading, at)}, ${said(reading.slope)}.`,
  }),
  ruleSlip({
    id: 'operand-for-sum',
    title: 'operands multiplied in at a plus',
    ops: ['add', 'sum'],
    slope: ({ xs, operand }) => (xs.length === 2 ? (xs[1 - operand] ?? null) : null),
    words: (reading, at) =>
      `That treats + like ×. + passes its gradient on unchanged: the local slope is 1, whatever the other operand of ${at.scene.name(reading.reader)} is.`,
  }),
  ruleSlip({
    id: 'minus-forgotten',
    title: 'the minus forgotten',
    ops: ['sub', 'neg'],
    slope: (reading) => (reading.slope === -1 ? 1 : null),
    words: ({ reader }, at) =>
      `${at.scene.name(reader)} takes ${at.scene.name(at.address)} away: its local slope is −1, not 1.`,
  }),
  ruleSlip({
    id: 'input-for-output',
    title: 'the input for the output',
    ops: ['exp', 'tanh', 'sigmoid', 'sqrt'],
    slope: (reading) => slopeFromOutput(reading.op, input(reading)),
    words: (reading, at) =>
      `You put the input, ${said(input(reading))}, where the *output* of ${at.scene.name(reading.reader)} belongs: ${said(reading.out)}. ${outputRules[reading.op] ?? ''}`.trim(),
  }),
  ruleSlip({
    id: 'power-rule-on-exp',
    title: 'the power rule on an exponential',
    ops: ['exp'],
    slope: (reading) => input(reading) * Math.exp(input(reading) - 1),
    words: ({ out }) =>
      `The power rule is for x to a fixed power. Here x is the exponent: the slope of exp is its own output, ${said(out)}.`,
  }),
  ruleSlip({
    id: 'power-not-lowered',
    title: 'the power not lowered',
    ops: ['pow', 'square'],
    slope: (reading) => {
      if (reading.op === 'square') return 2 * input(reading) ** 2;
      return isBase(reading) ? exponent(reading) * input(reading) ** exponent(reading) : null;
    },
    words: (reading) =>
      `The exponent came to the front, but the power stayed. One less is left: n · xⁿ⁻¹ is ${said(reading.slope)}.`,
  }),
  ruleSlip({
    id: 'exponent-forgotten',
    title: 'the exponent in front forgotten',
    ops: ['pow', 'square', 'sum_of_squares'],
    slope: (reading) => {
      if (reading.op === 'square') return input(reading);
      if (reading.op === 'sum_of_squares') return reading.xs[reading.operand] ?? null;
      return isBase(reading) ? input(reading) ** (exponent(reading) - 1) : null;
    },
    words: (reading) =>
      `The power went down, but the exponent has to come to the front as a factor: n · xⁿ⁻¹ is ${said(reading.slope)}.`,
  }),
  ruleSlip({
    id: 'power-forgotten',
    title: 'the exponent times the base, without the power',
    ops: ['pow'],
    slope: (reading) => (isBase(reading) ? exponent(reading) * input(reading) : null),
    words: (reading) =>
      `That is n · x. The power rule says n · xⁿ⁻¹: ${said(exponent(reading))} times ${said(input(reading))} to the power ${said(exponent(reading) - 1)}.`,
  }),
  ruleSlip({
    id: 'exponent-alone',
    title: 'the exponent alone',
    ops: ['pow', 'square'],
    slope: (reading) => (reading.op === 'square' ? 2 : isBase(reading) ? exponent(reading) : null),
    words: (reading) =>
      `That is the exponent alone. x itself stays, with one power less: n · xⁿ⁻¹ is ${said(reading.slope)}.`,
  }),
  ruleSlip({
    id: 'tanh-not-squared',
    title: '1 − tanh instead of 1 − tanh²',
    ops: ['tanh'],
    slope: ({ out }) => 1 - out,
    words: ({ out, slope }) =>
      `The slope of tanh is 1 minus its output *squared*: 1 − ${said(out * out)} = ${said(slope)}, not 1 − ${said(out)}.`,
  }),
  ruleSlip({
    id: 'sigmoid-half',
    title: 'one factor of the sigmoid’s slope missing',
    ops: ['sigmoid'],
    slope: ({ out }) => out,
    words: ({ out, slope }) =>
      `The slope of sigmoid has two factors: its output times 1 minus its output, ${said(out)} × ${said(1 - out)} = ${said(slope)}.`,
  }),
  ruleSlip({
    id: 'tanh-as-sigmoid',
    title: 'the slope of the other squashing op',
    ops: ['tanh', 'sigmoid'],
    slope: ({ op, out }) => (op === 'tanh' ? out * (1 - out) : 1 - out * out),
    words: ({ op, slope }) =>
      op === 'tanh'
        ? `That is the slope of sigmoid. tanh has 1 − output²: ${said(slope)}.`
        : `That is the slope of tanh. sigmoid has output × (1 − output): ${said(slope)}.`,
  }),
  ruleSlip({
    id: 'gate-ignored',
    title: 'the closed gate overlooked',
    ops: ['relu', 'leaky_relu'],
    slope: (reading) => (input(reading) <= 0 ? 1 : null),
    words: (reading) =>
      `The input of ${reading.op === 'relu' ? 'relu' : 'leaky relu'} is ${said(input(reading))}: its gate is closed there, and the slope is ${said(reading.slope)}, not 1.`,
  }),
  ruleSlip({
    id: 'loser-paid',
    title: 'a gradient for the input that did not win',
    ops: ['max', 'min'],
    slope: ({ slope }) => (slope === 0 ? 1 : null),
    words: ({ op, out }, at) =>
      `${op} passes its gradient only to the input that won, ${said(out)}. ${at.scene.name(at.address)} is ${said(at.value)} and gets 0 there.`,
  }),
  ruleSlip({
    id: 'division-as-top',
    title: 'the bottom of a fraction treated like the top',
    ops: ['div'],
    slope: ({ operand, xs: [, b = NaN] }) => (operand === 1 ? 1 / b : null),
    words: ({ slope }, at) =>
      `That would be the slope of the top. ${at.scene.name(at.address)} is the bottom: −a / b² is ${said(slope)}.`,
  }),
  ruleSlip({
    id: 'division-not-squared',
    title: 'the bottom of a fraction not squared',
    ops: ['div'],
    slope: ({ operand, out }) => (operand === 1 ? -out : null),
    words: ({ slope }) => `The bottom stands squared in the slope: −a / b² is ${said(slope)}, not −a / b.`,
  }),
  ruleSlip({
    id: 'division-as-product',
    title: 'multiplied with the bottom instead of divided',
    ops: ['div'],
    slope: ({ operand, xs: [a = NaN, b = NaN] }) => (operand === 0 ? b : a),
    words: ({ operand, slope }) =>
      `That is the slope of a product. Of a quotient it is ${operand === 0 ? '1 / b' : '−a / b²'}: ${said(slope)}.`,
  }),
  ruleSlip({
    id: 'mean-share',
    title: 'the 1/N of a mean forgotten',
    ops: ['mean', 'mean_rows'],
    slope: ({ slope }) => (slope === 1 ? null : 1),
    words: ({ reader, slope }, at) =>
      `${at.scene.name(reader)} is a mean over ${said(1 / slope)} numbers: each gets only 1/${said(1 / slope)} of the gradient.`,
  }),
  ruleSlip({
    id: 'log-slope',
    title: 'the logarithm for its slope',
    ops: ['log'],
    slope: ({ out }) => out,
    words: ({ slope, out }) => `${said(out)} is the logarithm. Its slope is 1 / x: ${said(slope)}.`,
  }),
  ruleSlip({
    id: 'wave-sign',
    title: 'the sign of a sine or cosine',
    ops: ['sin', 'cos'],
    slope: ({ slope }) => -slope,
    words: ({ op, slope }) =>
      `The slope of ${op} is ${op === 'sin' ? 'cos, with a plus' : 'sin with a minus before it'}: ${said(slope)}.`,
  }),
  ruleSlip({
    id: 'wave-itself',
    title: 'the sine for its slope',
    ops: ['sin', 'cos'],
    slope: ({ out }) => out,
    words: ({ op, slope }) =>
      `That is ${op} itself. Its slope is ${op === 'sin' ? 'the cosine' : 'minus the sine'}: ${said(slope)}.`,
  }),
] as const;

const outputRules: Readonly<Partial<Record<OpId, string>>> = {
  exp: 'The slope of exp is its own output.',
  tanh: 'The slope of tanh is 1 − output².',
  sigmoid: 'The slope of sigmoid is output × (1 − output).',
  sqrt: 'The slope of √ is 1 over twice its output.',
};

/** The rule that reads an op's output, as if its output were this number. */
function slopeFromOutput(op: OpId, output: number): number | null {
  switch (op) {
    case 'exp':
      return output;
    case 'tanh':
      return 1 - output * output;
    case 'sigmoid':
      return output * (1 - output);
    case 'sqrt':
      return 0.5 / output;
    default:
      return null;
  }
}
