import type { NodeId } from '../kernel/ids.ts';
import { fullPrecision } from '../kernel/numeral.ts';
import { parseNumber } from '../kernel/parse-number.ts';
import { readRecords } from '../data/csv/records.ts';
import { sniffDelimiter } from '../data/csv/sniff.ts';
import { tableLimits } from '../graph/table-limits.ts';
import type { Column, NudgeDocument } from '../graph/document.ts';
import { dataRecord, rowCountOf, setColumns } from './data-edits.ts';

/** What was typed into one cell: its number, and the labels of its column, which it may have added to. */
export type Entry =
  | { readonly ok: true; readonly value: number; readonly labels: readonly string[] | undefined }
  | { readonly ok: false; readonly message: string };

/** Reads what a person types into a cell of a column: a number as everywhere in the app, or a label. */
export function readEntry({ labels }: Pick<Column, 'labels'>, text: string): Entry {
  const trimmed = text.trim();
  if (labels === undefined) {
    if (trimmed === '') return { ok: false, message: 'A cell needs a number. Type one, or remove the row.' };
    const parsed = parseNumber(trimmed);
    return parsed.ok ? { ok: true, value: parsed.value, labels } : parsed;
  }
  if (trimmed === '') return { ok: false, message: 'A cell needs a label. Type one, or remove the row.' };
  if (trimmed.length > tableLimits.label)
    return {
      ok: false,
      message: `A label has at most ${tableLimits.label} characters; this one has ${trimmed.length}.`,
    };
  const known = labels.indexOf(trimmed);
  return known >= 0
    ? { ok: true, value: known, labels }
    : { ok: true, value: labels.length, labels: [...labels, trimmed] };
}

/** What stands in a cell, to be edited or copied. */
export function entryText({ values, labels }: Column, row: number): string {
  const value = values[row] ?? Number.NaN;
  return labels?.[value] ?? fullPrecision(value);
}

export interface CellPlace {
  readonly row: number;
  /** The index of the column. */
  readonly column: number;
}

export type PastedBlock =
  | { readonly ok: true; readonly document: NudgeDocument; readonly rows: number; readonly columns: number }
  | { readonly ok: false; readonly message: string; readonly at?: CellPlace };

/** Writes a block of cells from a spreadsheet over the table from one cell on. Rows are added where it reaches past the last one, which
 *  needs a number for every column. Nothing is written when any cell cannot be read. */
export function pasteBlock(document: NudgeDocument, id: NodeId, at: CellPlace, text: string): PastedBlock {
  const record = dataRecord(document, id);
  if (record === null) return { ok: false, message: 'This table is not there any more.' };
  const delimiter = text.includes('\t') ? '\t' : sniffDelimiter(text);
  const read = readRecords(text, delimiter);
  if (!read.ok) return { ok: false, message: read.fault.message };
  const block = read.rows.map(({ cells }) => cells);
  while (block.at(-1)?.every((cell) => cell.trim() === '') === true) block.pop();
  const width = Math.max(0, ...block.map((cells) => cells.length));
  if (width === 0) return { ok: false, message: 'There is nothing to paste.' };
  const rows = rowCountOf(record);
  const room = record.columns.length - at.column;
  if (width > room)
    return {
      ok: false,
      message: `The block has ${width} columns, and ${left(room)} from here on. Start further left, or add columns first.`,
    };
  const after = Math.max(rows, at.row + block.length);
  if (after > tableLimits.rows)
    return { ok: false, message: `That would make ${after} rows; ${tableLimits.rows} is the most.` };
  if (after > rows && width < record.columns.length)
    return {
      ok: false,
      message: `The block has ${block.length} rows, and ${left(rows - at.row)} from here on. Add rows first, or paste all ${record.columns.length} columns from the first one on.`,
    };
  const columns = record.columns.map(({ values, labels }) => ({ values: [...values], labels }));
  for (const [down, cells] of block.entries()) {
    for (let across = 0; across < width; across++) {
      const place = { row: at.row + down, column: at.column + across };
      const column = columns[place.column];
      if (column === undefined) continue;
      const entry = readEntry(column.labels === undefined ? {} : { labels: column.labels }, cells[across] ?? '');
      if (!entry.ok)
        return {
          ok: false,
          at: place,
          message: `Row ${down + 1}, column ${across + 1} of the block: ${entry.message} Nothing was pasted.`,
        };
      column.values[place.row] = entry.value;
      column.labels = entry.labels;
    }
  }
  const next = record.columns.map((column, index): Column => {
    const { values, labels } = columns[index] ?? column;
    return labels === undefined ? { ...column, values } : { ...column, values, labels };
  });
  return { ok: true, document: setColumns(document, id, next), rows: block.length, columns: width };
}

function left(count: number): string {
  return count === 1 ? '1 is left' : `${count} are left`;
}
