import type { Op } from '../ops/op.ts';
import { dotBackward, dotForward } from './dot.ts';
import { reduceBackward, reduceForward } from './over-rows.ts';
import { route } from './route.ts';
import { cellAt, type RouteStratum, type Tape, type TapeSpace, type TapeStratum } from './tape.ts';

/** Sets every slot that is no leaf to its value, from the leaves up. Never throws: NaN and ±∞ travel. */
export function forward(tape: Tape): void {
  for (const stratum of tape.strata) forwardStratum(tape, stratum);
}

/** One stratum of forward(); the strata below it must be up to date. */
export function forwardStratum(tape: Tape, { space, runs, sweeps }: TapeStratum): void {
  const rows = tape.spaces[space];
  if (rows === undefined) {
    for (const run of runs) {
      if (run.op.overRows === null) run.op.loops.forward(tape, run.from, run.to);
      else reduceForward(tape, run);
    }
    return;
  }
  for (let row = 0, shift = 0; row < rows.count; row += rows.lanes, shift += rows.stride) {
    const lanes = Math.min(rows.lanes, rows.count - row);
    for (const sweep of sweeps) {
      if ('sums' in sweep) dotForward(tape, sweep, shift, lanes);
      else sweep.op.rowLoops.forward(tape, sweep.from, sweep.to, shift, lanes);
    }
  }
}

/** Sets `tape.adjoints` to ∂root/∂slot, in one pass from the root to the leaves; slots that do not reach the root are left at 0. A root
 *  with rows is seeded in one `row` only. In a stratum of rows the blocks come one after the other; within each, a slot with one number
 *  gets from every wire the sum over the lanes of the block.
 *  Cost: one visit per op and row. Assumes forward() ran since the last leaf change. Never throws: NaN travels and the UI explains it.
 *  Source: Griewank & Walther, Evaluating Derivatives, 2nd ed., reverse mode with incremental adjoints. */
export function backward(tape: Tape, rootSlot: number, row = 0): void {
  tape.adjoints.fill(0);
  backwardFrom(tape, rootSlot, row);
}

/** backward() on adjoints that are 0 already. */
export function backwardFrom(tape: Tape, rootSlot: number, row: number): void {
  const { adjoints, spaces, spaceOf } = tape;
  if (row >= (spaces[spaceOf[rootSlot]!]?.count ?? Infinity)) return;
  adjoints[cellAt(tape, rootSlot, row)] = 1;
  for (const stratum of route(tape, rootSlot).strata) {
    const space = spaces[stratum.space];
    if (space === undefined) backwardNumbers(tape, stratum);
    else backwardRows(tape, stratum, space, row);
  }
}

function backwardNumbers(tape: Tape, { runs }: RouteStratum): void {
  for (const run of runs) {
    if (run.op.overRows === null) run.op.loops.backward(tape, run.from, run.to);
    else reduceBackward(tape, run);
  }
}

function backwardRows(tape: Tape, { sweeps }: RouteStratum, space: TapeSpace, seed: number): void {
  for (let row = 0, shift = 0; row < space.count; row += space.lanes, shift += space.stride) {
    const lanes = Math.min(space.lanes, space.count - row);
    for (const sweep of sweeps) {
      if ('sums' in sweep) {
        dotBackward(tape, sweep, shift, lanes);
        continue;
      }
      const { op, from, to, seeded } = sweep;
      if (!seeded) op.rowLoops.backward(tape, from, to, shift, lanes);
      else if (seed >= row && seed < row + lanes) op.rowLoops.backward(tape, from, to, shift + seed - row, 1);
    }
  }
}

/** By slot: 0 off the path to the root, 1 on it, the root included; 2 where only the row that was seeded is on it. */
export function reachesRoot(tape: Tape, rootSlot: number): Uint8Array {
  return route(tape, rootSlot).reaches;
}

/** ∂slot/∂operand for every operand, at the present values of one row. Empty for a leaf. For a mean or sum over rows: towards any one row. */
export function localSlopes(tape: Tape, slot: number, row = 0): readonly number[] {
  const op = opAt(tape, slot);
  if (op === null) return [];
  const slopes = op.partials(operandValues(tape, slot, row), tape.values[cellAt(tape, slot, row)]!);
  const count = tape.spaces[tape.spaceOf[tape.reads[tape.starts[slot]!]!]!]?.count;
  return op.overRows === 'mean' && count !== undefined ? slopes.map((slope) => slope / count) : slopes;
}

/** The present values of a slot's operands in one row. */
export function operandValues(tape: Tape, slot: number, row = 0): readonly number[] {
  const { values, reads, starts } = tape;
  const xs: number[] = [];
  for (let k = starts[slot]!; k < starts[slot + 1]!; k++) xs.push(values[cellAt(tape, reads[k]!, row)]!);
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
