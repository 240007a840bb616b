import { localSlopes } from './sweep.ts';
import { cellAt, rowsOf, type Tape } from './tape.ts';

/** How everything moves when one slot moves by 1. */
export interface Tangents {
  /** ∂slot/∂seed, laid out as the tape's own cells. 0 where nothing depends on the seed. */
  readonly cells: Float64Array;
  /** By slot: 0 independent of the seed, 1 dependent, 2 dependent in the seeded row alone. */
  readonly depends: Uint8Array;
}

/** Forward mode: carries ∂slot/∂seed along with the values, from the leaves up, in one sweep. One sweep gives the derivative of every slot
 *  by one seed, where backward() gives the derivative of one slot by every seed. A seed with rows moves in one `row` only.
 *  Cost: one visit per op and row, without the loops of the backward sweep. Assumes forward() ran. Never throws: NaN and ±∞ travel, but a
 *  slot that does not depend on the seed is not asked, or 0 times an infinite slope would be NaN.
 *  Source: Griewank & Walther, Evaluating Derivatives, 2nd ed., §3.1, tangent recursion. */
export function forwardTangents(tape: Tape, seed: number, row = 0): Tangents {
  const { slotCount, starts, reads, spaceOf, values } = tape;
  const cells = new Float64Array(values.length);
  const depends = new Uint8Array(slotCount);
  depends[seed] = spaceOf[seed]! < 0 ? 1 : 2;
  if (depends[seed] === 1 || row < rowsOf(tape, seed)) cells[cellAt(tape, seed, row)] = 1;
  // Operands lie below what reads them, and the bound behind each `!` is the tape's own: starts, reads and spaceOf cover all slots.
  for (let slot = seed + 1; slot < slotCount; slot++) {
    const from = starts[slot]!;
    const to = starts[slot + 1]!;
    let dependence = 0;
    for (let k = from; k < to; k++) {
      const own = depends[reads[k]!]!;
      if (own === 1 || (own === 2 && spaceOf[slot]! < 0)) dependence = 1;
      else if (own === 2 && dependence === 0) dependence = 2;
    }
    if (dependence === 0) continue;
    depends[slot] = dependence;
    const read = reads[from]!;
    const bringsTogether = spaceOf[slot]! < 0 && spaceOf[read]! >= 0;
    const rows = bringsTogether ? rowsOf(tape, read) : Math.max(1, rowsOf(tape, slot));
    for (let at = 0; at < rows; at++) {
      if (dependence === 2 && at !== row) continue;
      const slopes = localSlopes(tape, slot, at);
      let total = 0;
      for (let k = from; k < to; k++) {
        const operand = reads[k]!;
        if (depends[operand] === 0 || (depends[operand] === 2 && at !== row)) continue;
        total += cells[cellAt(tape, operand, at)]! * slopes[k - from]!;
      }
      cells[cellAt(tape, slot, at)]! += total;
    }
  }
  return { cells, depends };
}
