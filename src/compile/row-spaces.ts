import { invariant } from '../kernel/invariant.ts';
import type { NodeId } from '../kernel/ids.ts';
import { fillColumn, setRowCount, type Tape } from '../engine/tape.ts';
import type { NudgeDocument } from '../graph/document.ts';
import { splitRows } from '../graph/split.ts';

/** Which rows of their tables a program computes. */
export type RowChoice = 'training' | 'validation' | 'all';

/** The tables that are computed side by side, row by row. */
export interface RowSpace {
  readonly data: readonly NodeId[];
  /** The table rows that are loaded, in the order in which they are swept. `loadRows` puts others here. */
  rows: Int32Array;
  /** How many rows fit. */
  readonly capacity: number;
}

/** A column with its place on the tape. */
export interface LoadedColumn {
  readonly space: number;
  readonly tapeSlot: number;
  /** All rows of the table. */
  readonly values: readonly number[];
}

/** The table rows of one choice, ascending. Where several tables meet, a row that any of them keeps for validation is trained on by none. */
export function chooseRows(document: NudgeDocument, data: readonly NodeId[], choice: RowChoice): Int32Array {
  const records = data.flatMap((id) => {
    const record = document.nodes.get(id);
    return record?.kind === 'data' ? record : [];
  });
  const length = records[0]?.columns[0]?.values.length ?? 0;
  const every = Int32Array.from({ length }, (_, row) => row);
  if (choice === 'all') return every;
  const kept = new Set(records.flatMap((record) => [...splitRows(record).validation]));
  return every.filter((row) => kept.has(row) === (choice === 'validation'));
}

/** Puts these table rows, at most as many as fit, into the columns of a space, and says how many are swept. */
export function fillSpace(
  tape: Tape,
  columns: readonly LoadedColumn[],
  space: number,
  tableRows: ArrayLike<number>,
): void {
  setRowCount(tape, space, tableRows.length);
  for (const column of columns) {
    if (column.space !== space) continue;
    for (let row = 0; row < tableRows.length; row++)
      if (column.values[tableRows[row] ?? -1] === undefined) invariant(false, `a table has no row ${tableRows[row]}`);
    fillColumn(tape, column.tapeSlot, column.values, tableRows);
  }
}
