import type { Address } from '../kernel/ids.ts';
import { createScratch } from '../compile/scratch.ts';
import { tapeSlotAt } from '../compile/evaluate.ts';
import type { Program } from '../compile/program.ts';
import { backward, forward, reachesRoot } from '../engine/sweep.ts';
import { cellAt } from '../engine/tape.ts';
import type { PullTrack } from './pull.ts';

/** The number at an address as a function of leaves, on a tape of its own, so that nothing on the page moves. All other leaves keep the
 *  numbers that they have on the program's tape now. Of a slot with rows, `row` is meant. Null where it has no number.
 *  Cost: one compile to build, a forward sweep for a value, a backward sweep for a gradient. */
export function createPullTrack(
  program: Program,
  address: Address,
  free: readonly Address[],
  row: number,
): PullTrack | null {
  if (tapeSlotAt(program, address) < 0) return null;
  const { tape, slotOf, refill } = createScratch(program, new Set());
  const place = (at: Address) => slotOf(program.indexOf.get(at) ?? -1);
  const target = place(address);
  const slots = free.map(place);
  const reaches = reachesRoot(tape, target);
  refill();
  return {
    value(numbers) {
      for (const [index, slot] of slots.entries()) tape.values[slot] = numbers[index] ?? Number.NaN;
      forward(tape);
      return tape.values[cellAt(tape, target, row)] ?? Number.NaN;
    },
    gradient() {
      backward(tape, target, row);
      return Float64Array.from(slots, (slot) => (reaches[slot] === 0 ? 0 : (tape.adjoints[slot] ?? Number.NaN)));
    },
  };
}
