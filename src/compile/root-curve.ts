import type { Address } from '../kernel/ids.ts';
import { backward, forward, reachesRoot } from '../engine/sweep.ts';
import { cellAt } from '../engine/tape.ts';
import { gradientAt, tapeSlotAt } from './evaluate.ts';
import { createProbe } from './probe.ts';
import type { Program } from './program.ts';
import { createSampler } from './sample.ts';
import { createScratch } from './scratch.ts';

/** A root against the number of one slot, all else as it stands. */
export interface RootCurve {
  /** The root for each of these numbers in the slot's place. Assumes that the program was swept since its leaves changed. */
  readonly at: (numbers: Float64Array, row: number) => Float64Array;
  /** ∂root/∂slot at present, as backward() gives it; null for a constant and off the path. Assumes the same. */
  readonly gradient: (row: number) => number | null;
  /** About how many numbers are computed for one place. */
  readonly cost: number;
}

/** The curve of any root against any slot, ops and inner slots too: that slot is cut off and becomes a leaf. A slot with rows moves in one
 *  row only. Null where either has no number. Cost: one compile of what lies between them. */
export function createRootCurve(program: Program, address: Address, root: Address): RootCurve | null {
  const { tape, indexOf } = program;
  const [slot, rootSlot] = [tapeSlotAt(program, address), tapeSlotAt(program, root)];
  if (slot < 0 || rootSlot < 0) return null;
  const sampler = createSampler(program, [address], [root]);
  // Where moving rows come together, one place is one sweep of all rows.
  const probe = sampler === null ? createProbe(program, address, root) : null;
  const ownRoot = program.root !== null && indexOf.get(program.root.address) === indexOf.get(root);
  const isConstant = program.slots[indexOf.get(address) ?? -1]?.constant === true;
  let other: ReturnType<typeof createScratch> | null = null;

  /** Towards another root than the document's: a backward sweep of a tape of its own. */
  function otherGradient(row: number): number | null {
    other ??= createScratch(program, new Set());
    other.refill();
    const from = other.slotOf(indexOf.get(root) ?? -1);
    const to = other.slotOf(indexOf.get(address) ?? -1);
    if (reachesRoot(other.tape, from)[to] === 0) return null;
    forward(other.tape);
    backward(other.tape, from, row);
    return other.tape.adjoints[cellAt(other.tape, to, row)] ?? null;
  }

  return {
    at(numbers, row) {
      const found = sampler?.run([numbers], { row })[0];
      return found ?? numbers.map((number) => probe?.(number, row) ?? Number.NaN);
    },
    gradient(row) {
      if (isConstant) return null;
      return ownRoot ? (gradientAt(program, address, row) ?? null) : otherGradient(row);
    },
    cost: sampler === null ? tape.values.length : tape.slotCount,
  };
}
