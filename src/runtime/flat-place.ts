import type { Address } from '../kernel/ids.ts';
import { tapeSlotAt } from '../compile/evaluate.ts';
import type { Program } from '../compile/program.ts';
import { localSlopes, operandValues } from '../engine/sweep.ts';

/** An op that passes nothing back to one of its operands. */
export interface FlatPlace {
  readonly address: Address;
  readonly operand: number;
  /** All operands, in order, and their numbers. */
  readonly operands: readonly Address[];
  readonly values: readonly number[];
}

/** The first op, from `address` downwards, whose local slope is 0 on a way to one of the free leaves: why their gradients are 0. Null where
 *  there is none. Assumes that the program was swept. Cost: one look at every wire below. */
export function flatPlace(program: Program, address: Address, free: readonly Address[], row: number): FlatPlace | null {
  const { tape, slots, tapeSlots } = program;
  const target = tapeSlotAt(program, address);
  if (target < 0) return null;
  const indexOfSlot = new Map(Array.from(tapeSlots, (slot, index) => [slot, index] as const));
  const addressOf = (slot: number) => slots[indexOfSlot.get(slot) ?? -1]?.address;
  const reads = (slot: number) => Array.from(tape.reads.subarray(tape.starts[slot], tape.starts[slot + 1]));
  const leads = new Uint8Array(tape.slotCount);
  for (const leaf of free) {
    const slot = tapeSlotAt(program, leaf);
    if (slot >= 0) leads[slot] = 1;
  }
  // Operands lie below what reads them.
  for (let slot = 0; slot <= target; slot++) if (reads(slot).some((read) => leads[read] === 1)) leads[slot] = 1;
  const seen = new Set([target]);
  for (const slot of seen) {
    const slopes = localSlopes(tape, slot, row);
    for (const [operand, read] of reads(slot).entries()) {
      if (leads[read] === 0) continue;
      if (slopes[operand] !== 0) {
        seen.add(read);
        continue;
      }
      const found = addressOf(slot);
      if (found === undefined) continue;
      return {
        address: found,
        operand,
        operands: reads(slot).flatMap((at) => addressOf(at) ?? []),
        values: operandValues(tape, slot, row),
      };
    }
  }
  return null;
}
