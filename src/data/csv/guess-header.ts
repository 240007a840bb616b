import { readCell, type DecimalMark } from './cell-number.ts';
import type { RecordRow } from './records.ts';

const rowsLookedAt = 200;

/** Whether the first row names the columns. Each column speaks: for it, when text stands over numbers; against it, when a number stands
 *  on top or the text on top comes again below. Where they balance, a first row of different texts over texts is taken as names. */
export function guessHeader(rows: readonly RecordRow[], mark: DecimalMark): boolean {
  const [head, ...rest] = rows.slice(0, rowsLookedAt);
  if (head === undefined || rest.length === 0) return false;
  let votes = 0;
  let anyNumbers = false;
  for (const [column, text] of head.cells.entries()) {
    const below = rest.map(({ cells }) => cells[column] ?? '');
    const numbers = below.filter((cell) => readCell(cell, mark).kind === 'number').length;
    const areNumbers = numbers * 2 >= below.length;
    anyNumbers ||= areNumbers;
    if (readCell(text, mark).kind === 'number') votes--;
    else if (areNumbers) votes++;
    else if (below.some((cell) => cell.trim() === text.trim())) votes--;
  }
  if (votes !== 0) return votes > 0;
  const names = head.cells.map((text) => text.trim());
  return !anyNumbers && names.every((name) => name !== '') && new Set(names).size === names.length;
}
