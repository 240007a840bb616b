import { localSlopes } from './sweep.ts';
import { route } from './route.ts';
import { cellAt, type Tape } from './tape.ts';

/** What flows through one row, by slot. */
export interface RowParts {
  readonly parts: Float64Array;
  /** 1 where anything flows. */
  readonly flows: Uint8Array;
}

/** The part of the gradients of slots with one number that flows through one row: for each slot with rows that reads them, its adjoint in
 *  this row × its slope, passed on through slots with one number. The parts of all rows, and what flows through no row at all (a penalty on
 *  weights), make up the gradient.
 *  `row` counts in every row space, up to its last row.
 *  Assumes that backward() ran for this root, seeded in this row where the root has rows. Cost: one visit per op, without the loops. */
export function gradientsInRow(tape: Tape, rootSlot: number, row: number): RowParts {
  const { reaches, strata } = route(tape, rootSlot);
  const { adjoints, reads, starts, spaces, spaceOf } = tape;
  const parts = new Float64Array(tape.slotCount);
  const flows = new Uint8Array(tape.slotCount);
  for (const { space, runs } of strata) {
    const count = spaces[space]?.count;
    const here = count === undefined ? 0 : Math.min(row, count - 1);
    if (here < 0) continue;
    for (const { from, to } of runs) {
      for (let slot = to - 1; slot >= from; slot--) {
        if (count === undefined && flows[slot] === 0) continue;
        const passed = count === undefined ? parts[slot]! : adjoints[cellAt(tape, slot, here)]!;
        const slopes = localSlopes(tape, slot, here);
        for (let k = starts[slot]!; k < starts[slot + 1]!; k++) {
          const operand = reads[k]!;
          if (spaceOf[operand]! >= 0 || reaches[operand] === 0) continue;
          const part = passed * (slopes[k - starts[slot]!] ?? NaN);
          parts[operand]! += part;
          flows[operand] = 1;
        }
      }
    }
  }
  return { parts, flows };
}
