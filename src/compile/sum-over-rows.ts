import type { Address } from '../kernel/ids.ts';
import { localSlopes } from '../engine/sweep.ts';
import { cellAt, rowsOf } from '../engine/tape.ts';
import { tapeSlotAt } from './evaluate.ts';
import type { Program } from './program.ts';

/** What one wire brings in all rows together: Σ over the rows of the consumer's gradient × its local slope. Null where the consumer has
 *  no rows, where what it reads has rows too (each row then has its own), and where no gradient flows.
 *  Assumes that backward() ran. Cost: one visit per row. */
export function sumOverRows(
  program: Program,
  consumer: Address,
  operand: number,
): { readonly total: number; readonly rows: number } | null {
  const { tape, onPath } = program;
  const slot = tapeSlotAt(program, consumer);
  // Where only the seeded row is on the path, nothing flows in the others.
  if (slot < 0 || onPath[slot] !== 1) return null;
  const rows = rowsOf(tape, slot);
  const read = tape.reads[(tape.starts[slot] ?? 0) + operand];
  if (rows === 0 || read === undefined || rowsOf(tape, read) > 0) return null;
  let total = 0;
  for (let row = 0; row < rows; row++)
    total += (tape.adjoints[cellAt(tape, slot, row)] ?? 0) * (localSlopes(tape, slot, row)[operand] ?? Number.NaN);
  return { total, rows };
}
