import type { Tape } from './tape.ts';
import type { Run } from './tape-node.ts';

// Means and sums over rows, the seam between slots with rows and slots with one number. An input without rows counts as one row.

/** Sets the values of a run of reductions: rows are added from the first to the last; no rows make the sum 0 and the mean NaN. */
export function reduceForward(tape: Tape, { op, from, to }: Run): void {
  const { values, operands, starts, reads, spaces, spaceOf } = tape;
  for (let slot = from; slot < to; slot++) {
    const x = operands[starts[slot]!]!;
    const space = spaces[spaceOf[reads[starts[slot]!]!]!];
    if (space === undefined) {
      values[slot] = values[x]!;
      continue;
    }
    const { count, lanes, stride } = space;
    let total = count === 0 ? 0 : values[x]!;
    for (let row = 0, start = x; row < count; row += lanes, start += stride) {
      const end = start + Math.min(lanes, count - row);
      for (let cell = row === 0 ? start + 1 : start; cell < end; cell++) total += values[cell]!;
    }
    values[slot] = op.overRows === 'mean' ? total / count : total;
  }
}

/** Adds adjoint × slope to every row of the inputs of a run of reductions. */
export function reduceBackward(tape: Tape, { op, from, to }: Run): void {
  const { values, adjoints, operands, starts, reads, spaces, spaceOf } = tape;
  for (let slot = to - 1; slot >= from; slot--) {
    const x = operands[starts[slot]!]!;
    const adjoint = Number.isNaN(values[slot]!) ? NaN : adjoints[slot]!;
    const space = spaces[spaceOf[reads[starts[slot]!]!]!];
    if (space === undefined) {
      adjoints[x]! += adjoint;
      continue;
    }
    const { count, lanes, stride } = space;
    const passed = adjoint * (op.overRows === 'mean' ? 1 / count : 1);
    for (let row = 0, start = x; row < count; row += lanes, start += stride) {
      const end = start + Math.min(lanes, count - row);
      for (let cell = start; cell < end; cell++) adjoints[cell]! += passed;
    }
  }
}
