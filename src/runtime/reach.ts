import type { Address } from '../kernel/ids.ts';
import { tapeSlotAt } from '../compile/evaluate.ts';
import type { Program } from '../compile/program.ts';
import { opAt } from '../engine/sweep.ts';
import { readRows, rowsOf } from '../engine/tape.ts';
import type { Op } from '../ops/op.ts';
import { opIds, ops, type OpId } from '../ops/table.ts';

/** All numbers from `low` to `high`, ends included. */
export interface Span {
  readonly low: number;
  readonly high: number;
}

const anything: Span = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

/** How an op turns spans into a span. One that is not here may give anything: then a pull tries. */
type SpanRule = (spans: readonly Span[], op: Op) => Span;

const alongEnds: SpanRule = ([x = anything], op) => spanOf([op.forward([x.low]), op.forward([x.high])]);
const alongAll: SpanRule = (spans, op) =>
  spanOf([op.forward(spans.map(({ low }) => low)), op.forward(spans.map(({ high }) => high))]);
const wave: SpanRule = () => ({ low: -1, high: 1 });
const squared: SpanRule = ([x = anything]) => {
  const ends = [x.low * x.low, x.high * x.high];
  return { low: x.low <= 0 && x.high >= 0 ? 0 : Math.min(...ends), high: Math.max(...ends) };
};
const summed: SpanRule = (spans) =>
  spans.reduce((total, { low, high }) => ({ low: total.low + low, high: total.high + high }), { low: 0, high: 0 });
const times: SpanRule = (spans) =>
  spans.reduce(
    (a, b) => spanOf([a.low, a.high].flatMap((one) => [b.low, b.high].map((other) => product(one, other)))),
    {
      low: 1,
      high: 1,
    },
  );

const rules: Partial<Readonly<Record<OpId, SpanRule>>> = {
  add: summed,
  sum: summed,
  sub: ([a = anything, b = anything]) => ({ low: a.low - b.high, high: a.high - b.low }),
  neg: ([x = anything]) => ({ low: -x.high, high: -x.low }),
  mul: times,
  product: times,
  mean: alongAll,
  min: alongAll,
  max: alongAll,
  square: squared,
  sum_of_squares: (spans, op) =>
    summed(
      spans.map((span) => squared([span], op)),
      op,
    ),
  sqrt: ([x = anything], op) => alongEnds([{ low: Math.max(0, x.low), high: x.high }], op),
  exp: alongEnds,
  tanh: alongEnds,
  sigmoid: alongEnds,
  relu: alongEnds,
  leaky_relu: alongEnds,
  softplus: alongEnds,
  step: alongEnds,
  abs: ([x = anything]) => ({
    low: x.low <= 0 && x.high >= 0 ? 0 : Math.min(Math.abs(x.low), Math.abs(x.high)),
    high: Math.max(Math.abs(x.low), Math.abs(x.high)),
  }),
  sin: wave,
  cos: wave,
};

/** All that a slot could be while the free leaves take any number and the others stay as they are: a span that holds every such number, and
 *  perhaps more, since each use of a number is taken by itself. `by` is the op that sets the bound by its nature, if it is the slot's own.
 *  Null where there is no number. Cost: one look at every wire; no recursion. */
export function reachOf(
  program: Program,
  address: Address,
  free: readonly Address[],
): { readonly span: Span; readonly by: OpId | null } | null {
  const { tape } = program;
  const target = tapeSlotAt(program, address);
  if (target < 0) return null;
  const loose = new Set(free.map((at) => tapeSlotAt(program, at)));
  const spans: Span[] = [];
  for (let slot = 0; slot <= target; slot++) {
    const op = opAt(tape, slot);
    if (op === null) {
      spans.push(loose.has(slot) ? anything : leafSpan(program, slot));
      continue;
    }
    const reads = Array.from(tape.reads.subarray(tape.starts[slot], tape.starts[slot + 1]));
    spans.push(
      spanThrough(
        op,
        reads.map((read) => spans[read] ?? anything),
        tape,
        reads[0] ?? -1,
      ),
    );
  }
  const span = spans[target] ?? anything;
  const op = opAt(tape, target);
  const id = op === null ? null : (idOf.get(op) ?? null);
  const own = id === null || op === null ? anything : (rules[id]?.([anything, anything], op) ?? anything);
  const isBound = Number.isFinite(own.low) || Number.isFinite(own.high);
  return { span, by: isBound && own.low === span.low && own.high === span.high ? id : null };
}

function spanThrough(op: Op, inputs: readonly Span[], tape: Program['tape'], read: number): Span {
  if (op.overRows === 'mean') return inputs[0] ?? anything;
  if (op.overRows === 'sum') {
    const rows = Math.max(1, rowsOf(tape, read));
    return { low: rows * (inputs[0]?.low ?? 0), high: rows * (inputs[0]?.high ?? 0) };
  }
  const id = idOf.get(op);
  const found = id === undefined ? undefined : rules[id]?.(inputs, op);
  return found === undefined || Number.isNaN(found.low) || Number.isNaN(found.high) ? anything : found;
}

const idOf: ReadonlyMap<Op, OpId> = new Map(opIds.map((id) => [ops[id], id]));

/** The number of a leaf, or all rows of a column. */
function leafSpan({ tape }: Program, slot: number): Span {
  if ((tape.spaceOf[slot] ?? -1) >= 0) return spanOf([...readRows(tape, tape.values, slot)]);
  return spanOf([tape.values[slot] ?? Number.NaN]);
}

/** From the least to the greatest; anything where one of them is none. */
function spanOf(numbers: readonly number[]): Span {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const number of numbers) {
    if (Number.isNaN(number)) return anything;
    low = Math.min(low, number);
    high = Math.max(high, number);
  }
  return low > high ? anything : { low, high };
}

/** 0 times anything is 0 here: the ends of a span are bounds, not values. */
function product(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}
