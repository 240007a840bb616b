import type { Address } from '../../kernel/ids.ts';
import type { Form, Look, Use } from './form.ts';

const noInput: Address | null = null;

/** What a node reads if it is this operation and nothing waits. */
function read({ op, inputs }: Use, wanted: Use['op']): readonly Address[] | null {
  const wired = inputs.flatMap((from) => from ?? []);
  return op === wanted && wired.length === inputs.length ? wired : null;
}

/** −x, spelled as a negation or as −1·x: what is negated. */
function negated(look: Look, address: Address | undefined): Address | null {
  const [plain] = look.inputs(address ?? noInput, 'neg') ?? [];
  return (
    plain ??
    (look.inputs(address ?? noInput, 'mul') ?? noPair).find((_, place, pair) =>
      look.isNumber(pair[1 - place] ?? noInput, -1),
    ) ??
    null
  );
}

const noPair: readonly Address[] = [];

/** 2·x, spelled as a product or as x + x: what is doubled. */
function doubled(look: Look, address: Address | undefined): Address | null {
  const product = look.inputs(address ?? noInput, 'mul') ?? noPair;
  const other = product.find((_, place) => look.isNumber(product[1 - place] ?? noInput, 2));
  if (other !== undefined) return other;
  const [left, right] = look.inputs(address ?? noInput, 'add') ?? noPair;
  return left !== undefined && left === right ? left : null;
}

/** What stands beside a constant among the two inputs of a sum. */
function besides(look: Look, address: Address | undefined, value: number): Address | null {
  const pair = look.inputs(address ?? noInput, 'add') ?? noPair;
  return pair.find((_, place) => look.isNumber(pair[1 - place] ?? noInput, value)) ?? null;
}

/** A quotient, spelled as ÷ or as a·b⁻¹: its top and bottom. */
function quotient(last: Use, look: Look): readonly [top: Address, bottom: Address] | null {
  const [top, bottom] = read(last, 'div') ?? noPair;
  if (top !== undefined && bottom !== undefined) return [top, bottom];
  const pair = read(last, 'mul') ?? noPair;
  for (const [place, power] of pair.entries()) {
    const [base, exponent] = look.inputs(power, 'pow') ?? noPair;
    const other = pair[1 - place];
    if (base !== undefined && other !== undefined && look.isNumber(exponent ?? noInput, -1)) return [other, base];
  }
  return null;
}

/** Every pair of equal forms of one operation. Softmax with its loss, which is a macro, has a file of its own. */
export const forms: readonly Form[] = [
  {
    op: 'tanh',
    whole: 'tanh(x)',
    parts: '(e − 1) / (e + 1), e = exp(2x)',
    caution: 'Above x = 354.9, exp(2x) is too large to hold and its form has no value; tanh itself is 1 there.',
    apart([x = null], make) {
      const e = make.op('exp', make.op('mul', make.number(2), x));
      return { op: 'div', inputs: [make.op('sub', e, make.number(1)), make.op('add', e, make.number(1))] };
    },
    together(last, look) {
      const [top, bottom] = quotient(last, look) ?? noPair;
      const [left, one] = look.inputs(top ?? noInput, 'sub') ?? noPair;
      const e = look.isNumber(one ?? noInput, 1) ? left : besides(look, top, -1);
      if (e == null || besides(look, bottom, 1) !== e) return null;
      const x = doubled(look, look.inputs(e, 'exp')?.[0]);
      return x === null ? null : [x];
    },
  },
  {
    op: 'sigmoid',
    whole: 'σ(x)',
    parts: '1 / (1 + exp(−x))',
    caution: 'Below x = −709.8, exp(−x) is too large to hold; the value is still 0, its gradients are not numbers.',
    apart([x = null], make) {
      const e = make.op('exp', make.op('neg', x));
      return { op: 'div', inputs: [make.number(1), make.op('add', make.number(1), e)] };
    },
    together(last, look) {
      const [base, exponent] = read(last, 'pow') ?? noPair;
      const isPower = look.isNumber(exponent ?? noInput, -1);
      const [top, bottom] = quotient(last, look) ?? noPair;
      const below = isPower ? base : look.isNumber(top ?? noInput, 1) ? bottom : undefined;
      const x = negated(look, look.inputs(besides(look, below, 1), 'exp')?.[0]);
      return x === null ? null : [x];
    },
  },
  {
    op: 'relu',
    whole: 'relu(x)',
    parts: 'max(x, 0)',
    caution: 'At exactly x = 0 the two tie, and max gives each half of the gradient where relu gives 0.',
    apart: ([x = null], make) => ({ op: 'max', inputs: x === null ? [make.number(0)] : [x, make.number(0)] }),
    together(last, look) {
      const pair = read(last, 'max') ?? noPair;
      const x = pair.length === 2 ? pair.find((_, place) => look.isNumber(pair[1 - place] ?? noInput, 0)) : undefined;
      return x === undefined ? null : [x];
    },
  },
  {
    op: 'div',
    whole: 'a / b',
    parts: 'a · b⁻¹',
    caution: null,
    apart: ([a = null, b = null], make) => ({ op: 'mul', inputs: [a, make.op('pow', b, make.number(-1))] }),
    together: (last, look) => (last.op === 'mul' ? quotient(last, look) : null),
  },
  {
    op: 'sub',
    whole: 'a − b',
    parts: 'a + (−b)',
    caution: null,
    apart: ([a = null, b = null], make) => ({ op: 'add', inputs: [a, make.op('neg', b)] }),
    together(last, look) {
      const [left, right] = read(last, 'add') ?? noPair;
      const second = negated(look, right);
      if (left !== undefined && second !== null) return [left, second];
      const first = negated(look, left);
      return right !== undefined && first !== null ? [right, first] : null;
    },
  },
  {
    op: 'neg',
    whole: '−a',
    parts: '−1 · a',
    caution: null,
    apart: ([a = null], make) => ({ op: 'mul', inputs: [make.number(-1), a] }),
    together(last, look) {
      const pair = read(last, 'mul') ?? noPair;
      const a = pair.find((_, place) => look.isNumber(pair[1 - place] ?? noInput, -1));
      return a === undefined ? null : [a];
    },
  },
  {
    op: 'square',
    whole: 'x²',
    parts: 'x · x',
    caution: null,
    apart: ([x = null]) => ({ op: 'mul', inputs: [x, x] }),
    together(last) {
      const [left, right] = read(last, 'mul') ?? noPair;
      return left !== undefined && left === right ? [left] : null;
    },
  },
  {
    op: 'sqrt',
    whole: '√x',
    parts: 'x^0.5',
    caution: null,
    apart: ([x = null], make) => ({ op: 'pow', inputs: [x, make.number(0.5)] }),
    together(last, look) {
      const [base, exponent] = read(last, 'pow') ?? noPair;
      return base !== undefined && look.isNumber(exponent ?? noInput, 0.5) ? [base] : null;
    },
  },
];
