import { ops, type OpId } from '../ops/table.ts';
import { said, type Slip, type ValueCase } from './slip.ts';

interface ValueSlip {
  readonly id: string;
  readonly title: string;
  /** Left out: any op. */
  readonly ops?: readonly OpId[];
  /** The numbers that the slip yields, each with what to say. */
  readonly yields: (at: ValueCase) => readonly (readonly [number: number, words: string])[];
}

function valueSlip({ id, title, ops: some, yields }: ValueSlip) {
  return {
    id,
    title,
    tellsValues: true,
    of: 'value',
    find: (at) =>
      some !== undefined && !some.includes(at.op) ? [] : yields(at).map(([number, words]) => ({ number, words })),
  } as const satisfies Slip;
}

const total = (xs: readonly number[]) => xs.reduce((sum, x) => sum + x, 0);
const product = (xs: readonly number[]) => xs.reduce((all, x) => all * x, 1);
const input = ({ xs: [x = NaN] }: ValueCase) => x;

/** What goes wrong with a value on the way forward. */
export const valueSlips = [
  valueSlip({
    id: 'sum-for-product',
    title: 'the sum for the product',
    ops: ['mul', 'product'],
    yields: ({ xs }) => [[total(xs), `You added. × multiplies its inputs: ${xs.map(said).join(' × ')}.`]],
  }),
  valueSlip({
    id: 'product-for-sum',
    title: 'the product for the sum',
    ops: ['add', 'sum'],
    yields: ({ xs }) => [[product(xs), `You multiplied. + adds its inputs: ${xs.map(said).join(' + ')}.`]],
  }),
  valueSlip({
    id: 'swapped-operands',
    title: 'the operands swapped',
    ops: ['sub', 'div', 'pow'],
    yields: ({ op, xs: [a = NaN, b = NaN] }) => [
      [ops[op].forward([b, a]), `The order counts: ${said(a)} comes first, ${said(b)} second.`],
    ],
  }),
  valueSlip({
    id: 'value-sign',
    title: 'the sign turned',
    yields: ({ right }) => [[-right, 'The size is right, the sign is not. Count the minus signs once more.']],
  }),
  valueSlip({
    id: 'sign-of-operand',
    title: 'a minus sign overlooked',
    ops: ['add', 'sub', 'sum'],
    yields: ({ op, xs, inputs, scene }) =>
      xs.flatMap((x, index): readonly (readonly [number, string])[] => {
        if (x >= 0) return [];
        const from = inputs[index] ?? null;
        const name = from === null ? 'One input' : scene.name(from);
        return [
          [ops[op].forward(xs.with(index, -x)), `${name} is ${said(x)}, with a minus. You took it for ${said(-x)}.`],
        ];
      }),
  }),
  valueSlip({
    id: 'plus-for-minus',
    title: 'plus for minus',
    ops: ['add', 'sub'],
    yields: ({ op, xs: [a = NaN, b = NaN] }) =>
      op === 'sub'
        ? [[a + b, `You added. − takes the second from the first: ${said(a)} − ${said(b)}.`]]
        : [[a - b, `You subtracted. + adds both: ${said(a)} + ${said(b)}.`]],
  }),
  valueSlip({
    id: 'operand-left-out',
    title: 'an operand left out',
    ops: ['add', 'mul', 'sum', 'product'],
    yields: ({ op, xs, inputs, scene }) =>
      xs.map((_, index) => {
        const rest = xs.toSpliced(index, 1);
        const from = inputs[index] ?? null;
        const isSum = op === 'add' || op === 'sum';
        return [
          isSum ? total(rest) : product(rest),
          `${from === null ? 'One input' : scene.name(from)} is missing: ${xs.map(said).join(isSum ? ' + ' : ' × ')}.`,
        ];
      }),
  }),
  valueSlip({
    id: 'input-as-value',
    title: 'the input for the output',
    yields: (at) =>
      at.xs.length === 1 ? [[input(at), `That is what goes into ${ops[at.op].title}. Asked is what comes out.`]] : [],
  }),
  valueSlip({
    id: 'gradient-for-value',
    title: 'the gradient for the value',
    yields({ scene, address }) {
      const gradient = scene.gradient(address) ?? null;
      return gradient === null || scene.isHidden?.({ address, what: 'gradient' }) === true
        ? []
        : [[gradient, `${said(gradient)} is the gradient of ${scene.name(address)}. Asked is its value.`]];
    },
  }),
  valueSlip({
    id: 'mean-not-divided',
    title: 'a mean not divided',
    ops: ['mean'],
    yields: ({ xs }) => [[total(xs), `That is the sum. A mean divides it by how many there are: ${xs.length}.`]],
  }),
  valueSlip({
    id: 'power-as-product',
    title: 'base times exponent',
    ops: ['pow', 'square'],
    yields: ({ op, xs: [a = NaN, b = 2] }) => [
      [
        a * (op === 'square' ? 2 : b),
        `A power multiplies the base with itself: ${said(a)} to the power ${said(op === 'square' ? 2 : b)}.`,
      ],
    ],
  }),
  valueSlip({
    id: 'negative-square',
    title: 'the sign of a power',
    ops: ['pow', 'square'],
    yields: ({ op, xs: [a = NaN, b = 2], right }) =>
      a < 0 && (op === 'square' || b % 2 === 0)
        ? [[-Math.abs(right), `A negative number times itself is positive: ${said(a)} × (${said(a)}).`]]
        : [],
  }),
  valueSlip({
    id: 'gate-overlooked',
    title: 'the closed gate overlooked',
    ops: ['relu'],
    yields: (at) =>
      input(at) < 0 ? [[input(at), `relu lets only numbers above 0 through. ${said(input(at))} becomes 0.`]] : [],
  }),
  valueSlip({
    id: 'half-for-root',
    title: 'half for the root',
    ops: ['sqrt'],
    yields: (at) => [[input(at) / 2, `That is half. A root times itself gives ${said(input(at))}.`]],
  }),
  valueSlip({
    id: 'multiple-of-e',
    title: 'e times x for e to the power x',
    ops: ['exp'],
    yields: (at) => [[Math.E * input(at), `You multiplied with e. exp raises e to the power ${said(input(at))}.`]],
  }),
  valueSlip({
    id: 'product-for-quotient',
    title: 'multiplied instead of divided',
    ops: ['div', 'mul'],
    yields: ({ op, xs: [a = NaN, b = NaN] }) =>
      op === 'div'
        ? [[a * b, `You multiplied. ÷ divides: ${said(a)} ÷ ${said(b)}.`]]
        : [[a / b, `You divided. × multiplies: ${said(a)} × ${said(b)}.`]],
  }),
  valueSlip({
    id: 'other-extreme',
    title: 'the smallest for the largest',
    ops: ['max', 'min'],
    yields: ({ op, xs }) => [
      [
        op === 'max' ? Math.min(...xs) : Math.max(...xs),
        op === 'max'
          ? 'That is the smallest input. max takes the largest.'
          : 'That is the largest input. min takes the smallest.',
      ],
    ],
  }),
] as const;
