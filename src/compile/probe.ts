import type { Address } from '../kernel/ids.ts';
import { forward } from '../engine/sweep.ts';
import { cellAt } from '../engine/tape.ts';
import type { Program } from './program.ts';
import { createScratch } from './scratch.ts';

/** What the root would be if one slot had another number, all else equal. Works for ops too: a second tape on which that slot is a leaf.
 *  Of a slot with rows, and of a root with rows, `row` is meant. */
export type Probe = (number: number, row?: number) => number | undefined;

/** Builds a probe. The leaves keep the numbers they have on the program's tape at each call, so a probe outlives nudges.
 *  Cost: one compile to build, one forward sweep for each call.
 *  @param root any other slot, to be taken in the place of the program's root */
export function createProbe(program: Program, address: Address, root = program.root?.address): Probe {
  const { indexOf, tapeSlots } = program;
  const probed = indexOf.get(address);
  const rootIndex = root === undefined ? undefined : indexOf.get(root);
  if (
    probed === undefined ||
    rootIndex === undefined ||
    (tapeSlots[probed] ?? -1) < 0 ||
    (tapeSlots[rootIndex] ?? -1) < 0
  )
    return () => undefined;
  const { tape, slotOf, refill } = createScratch(program, new Set([probed]));
  const probedSlot = slotOf(probed);
  const rootSlot = slotOf(rootIndex);
  return (number, row = 0) => {
    refill();
    tape.values[cellAt(tape, probedSlot, row)] = number;
    forward(tape);
    return tape.values[cellAt(tape, rootSlot, row)];
  };
}
