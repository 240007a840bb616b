import type { TapeNode } from '../../src/engine/tape-node.ts';
import type { TapeGraph } from './tape-graph.ts';

/** A number with its derivative towards one leaf; null where it does not depend on that leaf. */
export interface Dual {
  readonly value: number;
  readonly slope: number | null;
}

/** Forward-mode differentiation: another algorithm than the sweeps, with value and derivative rules of its own, written from a
 *  textbook and not from the op table. Gives the root's derivative towards one leaf. Recursive; for small graphs. */
export function dualAt(graph: TapeGraph, leaf: number): Dual {
  const known = new Map<number, Dual>();
  const at = (node: number): Dual => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const { op, inputs } = graph.nodes[node]!;
    const dual =
      op === 'leaf' ? { value: graph.initial[node]!, slope: node === leaf ? 1 : null } : apply(op, inputs.map(at));
    known.set(node, dual);
    return dual;
  };
  return at(graph.root);
}

function apply(op: Exclude<TapeNode['op'], 'leaf'>, xs: readonly Dual[]): Dual {
  const [a, b] = [xs[0]!, xs[1]!];
  const x = a.value;
  switch (op) {
    case 'add':
      return plus(a, b);
    case 'sub':
      return plus(a, times(b, constant(-1)));
    case 'mul':
      return times(a, b);
    case 'div':
      // The quotient rule (a′b − ab′) / b².
      return { value: x / b.value, slope: chain([a, b.value / b.value ** 2], [b, -x / b.value ** 2]) };
    case 'neg':
      return times(a, constant(-1));
    case 'pow':
      // aᵇ = e^(b ln a), for a above 0.
      return { value: x ** b.value, slope: chain([a, (x ** b.value * b.value) / x], [b, x ** b.value * Math.log(x)]) };
    case 'square':
      return times(a, a);
    case 'sqrt':
      return { value: x ** 0.5, slope: chain([a, 0.5 * x ** -0.5]) };
    case 'exp':
      return { value: Math.exp(x), slope: chain([a, Math.exp(x)]) };
    case 'log':
      return { value: Math.log(x), slope: chain([a, x ** -1]) };
    case 'sin':
      return { value: Math.sin(x), slope: chain([a, Math.cos(x)]) };
    case 'cos':
      return { value: Math.cos(x), slope: chain([a, Math.sin(-x)]) };
    case 'tanh':
      return { value: 1 - 2 / (1 + Math.exp(2 * x)), slope: chain([a, 1 / Math.cosh(x) / Math.cosh(x)]) };
    case 'sigmoid':
      return { value: 1 / (1 + Math.exp(-x)), slope: chain([a, 1 / (2 + Math.exp(x) + Math.exp(-x))]) };
    case 'relu':
      return { value: Math.max(0, x), slope: chain([a, heaviside(x)]) };
    case 'leaky_relu':
      return { value: Math.max(0.01 * x, x), slope: chain([a, 0.01 + 0.99 * heaviside(x)]) };
    case 'softplus':
      return { value: x > 40 ? x : Math.log(1 + Math.exp(x)), slope: chain([a, 1 / (1 + Math.exp(-x))]) };
    case 'gelu':
      return {
        value: x * normal(x),
        slope: chain([a, normal(x) + (x * Math.exp(-x * x * 0.5)) / Math.sqrt(2 * Math.PI)]),
      };
    case 'abs':
      return { value: Math.hypot(x), slope: chain([a, Math.sign(x)]) };
    case 'step':
      return { value: heaviside(x), slope: chain([a, 0]) };
    case 'min':
      return shared(xs, xs.map(({ value }) => value).sort((p, q) => p - q)[0]!);
    case 'max':
      return shared(xs, xs.map(({ value }) => value).sort((p, q) => q - p)[0]!);
    case 'sum':
      return xs.reduce(plus);
    case 'product':
      return xs.reduce(times);
    case 'mean':
      return times(xs.reduce(plus), constant(1 / xs.length));
    case 'sum_of_squares':
      return xs.map((each) => times(each, each)).reduce(plus);
    case 'pick':
      return {
        value: xs[1 + x]?.value ?? NaN,
        slope: chain(...xs.map((each, index) => [each, index === 1 + x ? 1 : 0] as const)),
      };
    // A number without rows counts as one row.
    case 'mean_rows':
    case 'sum_rows':
      return a;
  }
}

function constant(value: number): Dual {
  return { value, slope: null };
}

function plus(a: Dual, b: Dual): Dual {
  return { value: a.value + b.value, slope: chain([a, 1], [b, 1]) };
}

function times(a: Dual, b: Dual): Dual {
  return { value: a.value * b.value, slope: chain([a, b.value], [b, a.value]) };
}

/** The winner of a min or max; those that tie share its slope. */
function shared(xs: readonly Dual[], value: number): Dual {
  const winners = xs.filter((x) => x.value === value).length;
  return { value, slope: chain(...xs.map((x) => [x, x.value === value ? 1 / winners : 0] as const)) };
}

/** The chain rule: Σ slope · local, over what depends on the leaf. */
function chain(...terms: readonly (readonly [Dual, number])[]): number | null {
  let total: number | null = null;
  for (const [{ slope }, local] of terms) if (slope !== null) total = (total ?? 0) + slope * local;
  return total;
}

function heaviside(x: number): number {
  return (Math.sign(x) + Math.sign(Math.abs(x))) / 2;
}

/** Φ by its Taylor series ½ + φ(x)·(x + x³/3 + x⁵/15 + …), which converges for every x; beyond 9
 *  its limits are closer than a double can tell. */
function normal(x: number): number {
  if (Math.abs(x) > 9) return x > 0 ? 1 : 0;
  let term = x;
  let total = x;
  for (let k = 3; k < 400; k += 2) {
    term *= (x * x) / k;
    total += term;
  }
  return 0.5 + (total * Math.exp(-x * x * 0.5)) / Math.sqrt(2 * Math.PI);
}
