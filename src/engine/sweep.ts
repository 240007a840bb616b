import type { Op } from '../ops/op.ts';
import { route } from './route.ts';
import type { Tape } from './tape.ts';

/** Sets every slot that is no leaf to its value, from the leaves up. Never throws: NaN and ±∞ travel. */
export function forward(tape: Tape): void {
  for (const { runs } of tape.strata) for (const { op, from, to } of runs) op.loops.forward(tape, from, to);
}

/** Sets `tape.adjoints` to ∂root/∂slot, in one pass from the root to the leaves; slots that do not reach the root are left at 0.
 *  Shapes: values and adjoints are Float64Array(slotCount · lanes); every lane is seeded with 1. Cost: one visit per op.
 *  Assumes forward() ran since the last leaf change. Never throws: NaN travels and the UI explains it.
 *  Source: Griewank & Walther, Evaluating Derivatives, 2nd ed., reverse mode with incremental adjoints. */
export function backward(tape: Tape, rootSlot: number): void {
  const { adjoints, lanes } = tape;
  adjoints.fill(0);
  adjoints.fill(1, rootSlot * lanes, (rootSlot + 1) * lanes);
  for (const { op, from, to } of route(tape, rootSlot).runs) op.loops.backward(tape, from, to);
}

/** By slot: 1 where it lies on a path to the root, the root included. */
export function reachesRoot(tape: Tape, rootSlot: number): Uint8Array {
  return route(tape, rootSlot).reaches;
}

/** ∂slot/∂operand for every operand, at the present values of one lane. Empty for a leaf. */
export function localSlopes(tape: Tape, slot: number, lane = 0): readonly number[] {
  const op = opAt(tape, slot);
  return op === null ? [] : op.partials(operandValues(tape, slot, lane), tape.values[slot * tape.lanes + lane]!);
}

/** The present values of a slot's operands in one lane. */
export function operandValues(tape: Tape, slot: number, lane = 0): readonly number[] {
  const { values, operands, starts } = tape;
  const xs: number[] = [];
  for (let k = starts[slot]!; k < starts[slot + 1]!; k++) xs.push(values[operands[k]! + lane]!);
  return xs;
}

/** The op that computes a slot, null for a leaf. */
export function opAt(tape: Tape, slot: number): Op | null {
  for (const { runs } of tape.strata) {
    let low = 0;
    let high = runs.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const run = runs[middle]!;
      if (slot < run.from) high = middle - 1;
      else if (slot >= run.to) low = middle + 1;
      else return run.op;
    }
  }
  return null;
}
