import { binaryLoops, manyLoops, unaryLoops } from './loops.ts';
import { binaryRowLoops, manyRowLoops, unaryRowLoops } from './row-loops.ts';
import type { Loops, Notation, Op, OpGroup, RowLoops } from './op.ts';
import { findTrouble, type OwnTrouble } from './trouble.ts';

/** What every entry says about itself, whatever its arity. */
interface Entry {
  readonly title: string;
  readonly sign: string;
  readonly group: OpGroup;
  readonly notation: Notation;
  readonly partialNotation: readonly string[];
  readonly rule: string;
  readonly explain: string;
  readonly trouble?: OwnTrouble;
  readonly piece?: (xs: readonly number[]) => number;
  /** Written-out loops, for the ops that bear the time. */
  readonly loops?: Loops;
  readonly rowLoops?: RowLoops;
}

interface UnaryEntry extends Entry {
  readonly samples: readonly [range: readonly [number, number]];
  readonly overRows?: 'mean' | 'sum';
  readonly forward: (x: number) => number;
  readonly partials: readonly [(x: number, out: number) => number];
}

interface BinaryEntry extends Entry {
  readonly samples: readonly [rangeA: readonly [number, number], rangeB: readonly [number, number]];
  readonly forward: (a: number, b: number) => number;
  readonly partials: readonly [
    (a: number, b: number, out: number) => number,
    (a: number, b: number, out: number) => number,
  ];
}

interface ManyEntry extends Entry {
  readonly samples: readonly [range: readonly [number, number]];
  readonly minimum: number;
  readonly picks?: boolean;
  readonly forward: (xs: readonly number[]) => number;
  readonly partials: (xs: readonly number[], out: number) => readonly number[];
}

/** An op of one input. */
export function unary(entry: UnaryEntry): Op {
  const [partial] = entry.partials;
  return complete(entry, {
    arity: 1,
    minimum: 1,
    forward: ([x = NaN]) => entry.forward(x),
    partials: ([x = NaN], out) => [Number.isNaN(out) ? NaN : partial(x, out)],
    loops: entry.loops ?? unaryLoops(entry.forward, partial),
    rowLoops: entry.rowLoops ?? unaryRowLoops(entry.forward, partial),
    overRows: entry.overRows ?? null,
    picks: false,
  });
}

/** An op of two inputs. */
export function binary(entry: BinaryEntry): Op {
  const [partialA, partialB] = entry.partials;
  return complete(entry, {
    arity: 2,
    minimum: 2,
    forward: ([a = NaN, b = NaN]) => entry.forward(a, b),
    partials: ([a = NaN, b = NaN], out) =>
      Number.isNaN(out) ? [NaN, NaN] : [partialA(a, b, out), partialB(a, b, out)],
    loops: entry.loops ?? binaryLoops(entry.forward, partialA, partialB),
    rowLoops: entry.rowLoops ?? binaryRowLoops(entry.forward, partialA, partialB),
    overRows: null,
    picks: false,
  });
}

/** An op of any number of inputs. */
export function many(entry: ManyEntry): Op {
  const partials = (xs: readonly number[], out: number) =>
    Number.isNaN(out) ? xs.map(() => NaN) : entry.partials(xs, out);
  return complete(entry, {
    arity: 'many',
    minimum: entry.minimum,
    forward: entry.forward,
    partials,
    loops: entry.loops ?? manyLoops(entry.forward, partials),
    rowLoops: entry.rowLoops ?? manyRowLoops(entry.forward, partials),
    overRows: null,
    picks: entry.picks ?? false,
  });
}

function complete(
  entry: Entry & Pick<Op, 'samples'>,
  computed: Pick<Op, 'arity' | 'minimum' | 'forward' | 'partials' | 'loops' | 'rowLoops' | 'overRows' | 'picks'>,
): Op {
  const { title, sign, group, notation, samples, partialNotation, rule, explain } = entry;
  return {
    title,
    sign,
    group,
    notation,
    samples,
    partialNotation,
    rule,
    explain,
    ...computed,
    trouble: (xs, out, names, moving = []) =>
      findTrouble(sign, entry.trouble, xs, out, computed.partials(xs, out), names, moving),
    piece: entry.piece ?? null,
  };
}
