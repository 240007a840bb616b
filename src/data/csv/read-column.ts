import { tableLimits } from '../../graph/table-limits.ts';
import { readCell, type DecimalMark } from './cell-number.ts';
import type { RecordRow, TableFault } from './records.ts';
import { unescapeFormula } from './formula-text.ts';

export type ColumnNumbers =
  | { readonly ok: true; readonly values: readonly number[]; readonly labels?: readonly string[] }
  | { readonly ok: false; readonly fault: TableFault };

/** One column of a table as numbers. Where most cells are text, all of them are: each new text in order of appearance is the next of
 *  0, 1, 2, …. A cell that is empty, or no number among numbers, is a fault. */
export function readColumn(rows: readonly RecordRow[], column: number, mark: DecimalMark): ColumnNumbers {
  const values: number[] = [];
  let texts = 0;
  let trouble: ColumnNumbers | null = null;
  for (const { row, cells } of rows) {
    const text = cells[column] ?? '';
    const reading = readCell(text, mark);
    if (reading.kind === 'number') {
      values.push(reading.value);
      continue;
    }
    if (reading.kind === 'empty')
      return refuse(row, column, `${place(row, column)} is empty. Fill it in, or leave the row out.`);
    if (reading.kind === 'text') texts++;
    trouble ??= refuse(row, column, `${place(row, column)}: “${clip(text)}” ${whyNot(reading.kind, text, mark)}`);
  }
  if (texts * 2 > rows.length) return readLabels(rows, column);
  return trouble ?? { ok: true, values };
}

function whyNot(kind: 'too large' | 'too small' | 'text', text: string, mark: DecimalMark): string {
  return kind === 'text' ? `is not a number.${hint(text, mark)}` : `is ${kind} to hold.`;
}

function readLabels(rows: readonly RecordRow[], column: number): ColumnNumbers {
  const indices = new Map<string, number>();
  const values: number[] = [];
  for (const { row, cells } of rows) {
    const label = unescapeFormula((cells[column] ?? '').trim());
    if (label.length > tableLimits.label)
      return refuse(
        row,
        column,
        `${place(row, column)} holds ${label.length} characters of text. A label has at most ${tableLimits.label}.`,
      );
    const index = indices.get(label) ?? indices.size;
    indices.set(label, index);
    values.push(index);
  }
  return { ok: true, values, labels: [...indices.keys()] };
}

/** What the trouble may be, where it is known. */
function hint(text: string, mark: DecimalMark): string {
  if (/\d[.,]\d/.test(text) && /^[\d.,+\-−\s]+$/u.test(text))
    return ` Write “${mark}” before the decimals and nothing between thousands.`;
  return '';
}

function place(row: number, column: number): string {
  return `Row ${row}, column ${column + 1}`;
}

function refuse(row: number, column: number, message: string): ColumnNumbers & { readonly ok: false } {
  return { ok: false, fault: { row, column: column + 1, message } };
}

function clip(text: string): string {
  const trimmed = text.trim();
  return trimmed.length <= 40 ? trimmed : `${trimmed.slice(0, 40)}…`;
}
