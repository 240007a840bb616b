import type { Address } from '../kernel/ids.ts';
import { localSlopes } from '../engine/sweep.ts';
import { rowsOf } from '../engine/tape.ts';
import { tapeSlotAt } from './evaluate.ts';
import type { Program } from './program.ts';

/** Everything on a path from one slot to the root, in order of computing: the first entry is the slot, the last the root. Wires are grouped
 *  by where they start, in canonical order of what reads them. Follows from the structure alone. */
export interface PathSpace {
  readonly program: Program;
  /** Places on the tape, ascending. */
  readonly slots: Int32Array;
  /** The addresses of `slots`; inside macros those of the inner slots. */
  readonly addresses: readonly Address[];
  /** The wires that leave entry i are starts[i] … starts[i + 1] − 1 of `to` and `operands`. */
  readonly starts: Int32Array;
  /** By wire: the entry that reads. */
  readonly to: Int32Array;
  /** By wire: which operand of that entry it is. */
  readonly operands: Int32Array;
  /** How many paths there are, exactly. The wires of `a + a` are two paths. */
  readonly count: bigint;
}

/** The paths from a slot to the root. Null where there is none: no root, no number, a constant, or off every path.
 *  Cost: one look at each wire between the two; no recursion. */
export function pathSpace(program: Program, from: Address): PathSpace | null {
  const { tape, tapeSlots, root, onPath, slots: all, indexOf } = program;
  const first = tapeSlotAt(program, from);
  if (root === null || root.tapeSlot < 0 || first < 0 || onPath[first] === 0) return null;
  if (all[indexOf.get(from) ?? -1]?.constant === true) return null;
  const entryOf = new Int32Array(tape.slotCount).fill(-1);
  const slots: number[] = [first];
  entryOf[first] = 0;
  for (let slot = first + 1; slot <= root.tapeSlot; slot++) {
    if (onPath[slot] === 0) continue;
    const end = tape.starts[slot + 1] ?? 0;
    for (let k = tape.starts[slot] ?? 0; k < end; k++) {
      if ((entryOf[tape.reads[k] ?? -1] ?? -1) < 0) continue;
      entryOf[slot] = slots.push(slot) - 1;
      break;
    }
  }
  const indexOfSlot = new Int32Array(tape.slotCount).fill(-1);
  for (const [index, slot] of tapeSlots.entries()) if (slot >= 0) indexOfSlot[slot] = index;
  const wires = sortedWires(program, slots, entryOf, indexOfSlot);
  return {
    program,
    slots: Int32Array.from(slots),
    addresses: slots.map((slot) => all[indexOfSlot[slot] ?? -1]?.address ?? from),
    ...wires,
    count: countPaths(wires),
  };
}

type Wires = Pick<PathSpace, 'starts' | 'to' | 'operands'>;

/** Reads come in order of computing, so wires are put in order by the canonical index of what reads them. */
function sortedWires({ tape }: Program, slots: readonly number[], entryOf: Int32Array, indexOfSlot: Int32Array): Wires {
  const leaving = slots.map((): { readonly to: number; readonly operand: number; readonly rank: number }[] => []);
  for (const [entry, slot] of slots.entries()) {
    if (entry === 0) continue;
    const begin = tape.starts[slot] ?? 0;
    const end = tape.starts[slot + 1] ?? 0;
    for (let k = begin; k < end; k++)
      leaving[entryOf[tape.reads[k] ?? -1] ?? -1]?.push({
        to: entry,
        operand: k - begin,
        rank: indexOfSlot[slot] ?? 0,
      });
  }
  for (const wires of leaving) wires.sort((a, b) => a.rank - b.rank || a.operand - b.operand);
  const starts = new Int32Array(slots.length + 1);
  for (const [entry, wires] of leaving.entries()) starts[entry + 1] = (starts[entry] ?? 0) + wires.length;
  const flat = leaving.flat();
  return {
    starts,
    to: Int32Array.from(flat, ({ to }) => to),
    operands: Int32Array.from(flat, ({ operand }) => operand),
  };
}

/** One path from the root to itself; from every other entry as many as from all that read it. */
function countPaths({ starts, to }: Wires): bigint {
  const last = starts.length - 2;
  const counts: bigint[] = Array.from({ length: last + 1 }, () => 0n);
  counts[last] = 1n;
  for (let entry = last - 1; entry >= 0; entry--) {
    let count = 0n;
    for (let wire = starts[entry] ?? 0; wire < (starts[entry + 1] ?? 0); wire++) count += counts[to[wire] ?? -1] ?? 0n;
    counts[entry] = count;
  }
  return counts[0] ?? 0n;
}

/** By wire: ∂reader/∂operand at the present values of one row; towards a slot with one number, the row of what it brings together.
 *  Assumes that forward() ran. */
export function pathSlopes({ program: { tape }, slots, starts, to, operands }: PathSpace, row: number): Float64Array {
  const known: (readonly number[] | undefined)[] = [];
  const weights = new Float64Array(to.length);
  for (let wire = 0; wire < (starts[slots.length] ?? 0); wire++) {
    const reader = to[wire] ?? 0;
    const slopes = (known[reader] ??= slopesIn(tape, slots[reader] ?? 0, row));
    weights[wire] = slopes[operands[wire] ?? 0] ?? Number.NaN;
  }
  return weights;
}

function slopesIn(tape: PathSpace['program']['tape'], slot: number, row: number): readonly number[] {
  const rows = rowsOf(tape, slot) || rowsOf(tape, tape.reads[tape.starts[slot] ?? 0] ?? slot);
  return localSlopes(tape, slot, Math.max(0, Math.min(row, rows - 1)));
}

/** By entry: the sum of the products of local slopes over all paths from it to the root. Added up as the backward sweep does it. */
export function pathSums({ starts, to }: PathSpace, slopes: Float64Array): Float64Array {
  const last = starts.length - 2;
  const sums = new Float64Array(last + 1);
  sums[last] = 1;
  for (let entry = last - 1; entry >= 0; entry--) {
    let sum = 0;
    for (let wire = starts[entry] ?? 0; wire < (starts[entry + 1] ?? 0); wire++)
      sum += (sums[to[wire] ?? -1] ?? 0) * (slopes[wire] ?? 0);
    sums[entry] = sum;
  }
  return sums;
}
