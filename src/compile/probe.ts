import type { Address } from '../kernel/ids.ts';
import { forward } from '../engine/sweep.ts';
import { buildTape } from '../engine/tape.ts';
import type { Program } from './program.ts';

/** What the root would be if one slot had another number, all else equal. Works for ops too: a second tape on which that slot is a leaf. */
export type Probe = (number: number) => number | undefined;

/** Builds a probe. The leaves keep the numbers they have on the program's tape at each call, so a probe outlives nudges.
 *  Cost: one compile to build, one forward sweep for each call. */
export function createProbe(program: Program, address: Address): Probe {
  const { slots, indexOf, tapeSlots, tape, root } = program;
  const probed = indexOf.get(address);
  const rootIndex = root === null ? undefined : indexOf.get(root.address);
  if (
    probed === undefined ||
    rootIndex === undefined ||
    (tapeSlots[probed] ?? -1) < 0 ||
    (tapeSlots[rootIndex] ?? -1) < 0
  )
    return () => undefined;
  const live = [...slots.keys()].filter((index) => (tapeSlots[index] ?? -1) >= 0);
  const place = new Map(live.map((index, position) => [index, position]));
  const nodes = live.map((index) => {
    const slot = slots[index];
    if (slot === undefined || index === probed || slot.op === 'leaf') return { op: 'leaf' as const, inputs: [] };
    const inputs = slot.inputs.map((input) => place.get((input === null ? undefined : indexOf.get(input)) ?? -1) ?? -1);
    return { op: slot.op, inputs };
  });
  const scratch = buildTape(nodes, new Float64Array(live.length));
  const slotAt = (index: number) => scratch.slotOfNode[place.get(index) ?? -1] ?? -1;
  const leaves = live.filter((index) => slots[index]?.op === 'leaf' && index !== probed);
  const probedSlot = slotAt(probed);
  const rootSlot = slotAt(rootIndex);
  return (number) => {
    for (const index of leaves) scratch.values[slotAt(index)] = tape.values[tapeSlots[index] ?? -1] ?? Number.NaN;
    scratch.values[probedSlot] = number;
    forward(scratch);
    return scratch.values[rootSlot];
  };
}
