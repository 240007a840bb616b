import type { PathSpace } from './path-space.ts';

/** The wires of one path, from the slot to the root, as indices in the space's `to`. */
export type PathWires = readonly number[];

/** The `most` paths with the largest products by size, the largest first: those that are NaN, then the infinite ones, then the ordinary
 *  ones, then those that are 0. Among equals, in canonical order.
 *
 *  A best-first search that knows exactly how well each beginning can end: what a wire costs against the best way on is found once, from
 *  the root down, in logarithms, so products of any length neither overflow nor vanish. The best way on costs exactly nothing, and the
 *  longer of two equal beginnings goes first, so ties are not searched through.
 *  Source: Hart, Nilsson & Raphael 1968 (A*) with the perfect heuristic, as in Eppstein, Finding the k shortest paths, 1998.
 *  Cost: most × the length of a path × the wires that leave a slot. */
export function searchPaths(space: PathSpace, slopes: Float64Array, most: number): readonly PathWires[] {
  const endings = endingsOf(space, slopes);
  const found: PathWires[] = [];
  for (const kind of kinds) {
    if (found.length >= most) break;
    if (kind !== 'ordinary') walk(space, endings, kind, null, most, found);
    else walk(space, endings, kind, lossesOf(space, slopes), most, found);
  }
  return found;
}

type Kind = 'undefined' | 'infinite' | 'ordinary' | 'zero';

const kinds: readonly Kind[] = ['undefined', 'infinite', 'ordinary', 'zero'];

/** What was met on a path, as bits. */
const zero = 1;
const infinite = 2;
const undefinedSlope = 4;

function kindOf(met: number): Kind {
  if ((met & undefinedSlope) !== 0 || (met & (zero | infinite)) === (zero | infinite)) return 'undefined';
  if ((met & infinite) !== 0) return 'infinite';
  return (met & zero) === 0 ? 'ordinary' : 'zero';
}

function metAt(slope: number): number {
  if (Number.isNaN(slope)) return undefinedSlope;
  return slope === 0 ? zero : Number.isFinite(slope) ? 0 : infinite;
}

interface Endings {
  /** By wire: what it meets. */
  readonly met: Uint8Array;
  /** By entry: bit m is set where a path on to the root meets exactly the set m. */
  readonly sets: Uint8Array;
}

function endingsOf({ starts, to }: PathSpace, slopes: Float64Array): Endings {
  const met = Uint8Array.from(slopes, metAt);
  const last = starts.length - 2;
  const sets = new Uint8Array(last + 1);
  sets[last] = 1;
  for (let entry = last - 1; entry >= 0; entry--) {
    let here = 0;
    for (let wire = starts[entry] ?? 0; wire < (starts[entry + 1] ?? 0); wire++) {
      const own = met[wire] ?? 0;
      const after = sets[to[wire] ?? -1] ?? 0;
      for (let ending = 0; ending < 8; ending++) if ((after & (1 << ending)) !== 0) here |= 1 << (ending | own);
    }
    sets[entry] = here;
  }
  return { met, sets };
}

function canEnd(kind: Kind, met: number, sets: number): boolean {
  for (let ending = 0; ending < 8; ending++)
    if ((sets & (1 << ending)) !== 0 && kindOf(met | ending) === kind) return true;
  return false;
}

/** By wire: how much smaller, as a logarithm, the best product through it is than the best from where it starts. */
function lossesOf({ starts, to }: PathSpace, slopes: Float64Array): Float64Array {
  const last = starts.length - 2;
  const best = new Float64Array(last + 1).fill(Number.NEGATIVE_INFINITY);
  best[last] = 0;
  const losses = new Float64Array(to.length);
  for (let entry = last - 1; entry >= 0; entry--) {
    const [from, until] = [starts[entry] ?? 0, starts[entry + 1] ?? 0];
    for (let wire = from; wire < until; wire++) {
      const size = Math.abs(slopes[wire] ?? 0);
      const through = size > 0 && size < Infinity ? Math.log(size) + (best[to[wire] ?? -1] ?? 0) : -Infinity;
      losses[wire] = through;
      if (through > (best[entry] ?? 0)) best[entry] = through;
    }
    for (let wire = from; wire < until; wire++) losses[wire] = (best[entry] ?? 0) - (losses[wire] ?? 0);
  }
  return losses;
}

/** The beginning of a path. */
interface Beginning {
  readonly entry: number;
  readonly met: number;
  readonly loss: number;
  readonly length: number;
  /** When it was found: among equals the earlier goes first. */
  readonly order: number;
  readonly before: Beginning | null;
  /** The wire that it came by; −1 for the slot itself. */
  readonly wire: number;
}

function walk(
  { starts, to }: PathSpace,
  { met, sets }: Endings,
  kind: Kind,
  losses: Float64Array | null,
  most: number,
  found: PathWires[],
): void {
  const last = starts.length - 2;
  if (!canEnd(kind, 0, sets[0] ?? 0)) return;
  const heap: Beginning[] = [{ entry: 0, met: 0, loss: 0, length: 0, order: 0, before: null, wire: -1 }];
  let order = 0;
  while (found.length < most) {
    const beginning = take(heap);
    if (beginning === undefined) return;
    const { entry } = beginning;
    if (entry === last) {
      found.push(wiresOf(beginning));
      continue;
    }
    for (let wire = starts[entry] ?? 0; wire < (starts[entry + 1] ?? 0); wire++) {
      const next = to[wire] ?? 0;
      const now = beginning.met | (met[wire] ?? 0);
      if (!canEnd(kind, now, sets[next] ?? 0)) continue;
      put(heap, {
        entry: next,
        met: now,
        loss: beginning.loss + (losses?.[wire] ?? 0),
        length: beginning.length + 1,
        order: ++order,
        before: beginning,
        wire,
      });
    }
  }
}

function wiresOf(path: Beginning): PathWires {
  const wires: number[] = [];
  for (let at: Beginning | null = path; at !== null && at.wire >= 0; at = at.before) wires.push(at.wire);
  return wires.reverse();
}

function goesBefore(a: Beginning, b: Beginning): boolean {
  if (a.loss !== b.loss) return a.loss < b.loss;
  return a.length === b.length ? a.order < b.order : a.length > b.length;
}

/** A binary heap: the best beginning is at 0. */
function put(heap: Beginning[], item: Beginning): void {
  let at = heap.push(item) - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || !goesBefore(item, parent)) break;
    heap[at] = parent;
    at = above;
  }
  heap[at] = item;
}

function take(heap: Beginning[]): Beginning | undefined {
  const [top] = heap;
  const item = heap.pop();
  if (item === undefined || heap.length === 0) return top;
  let at = 0;
  for (;;) {
    const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
    const below = right !== undefined && left !== undefined && goesBefore(right, left) ? 2 * at + 2 : 2 * at + 1;
    const child = heap[below];
    if (child === undefined || !goesBefore(child, item)) break;
    heap[at] = child;
    at = below;
  }
  heap[at] = item;
  return top;
}
