import { createRandom } from '../kernel/random.ts';
import type { DataRecord } from './document.ts';

/** Table row indices from 0, each list ascending. */
export interface SplitRows {
  readonly training: Int32Array;
  readonly validation: Int32Array;
}

/** Which rows are trained on and which are kept to judge by: the last ones of the table, or drawn from the split's seed. At least one
 *  row is left to train on. */
export function splitRows({ columns, split }: Pick<DataRecord, 'columns' | 'split'>): SplitRows {
  const rows = columns[0]?.values.length ?? 0;
  const all = Int32Array.from({ length: rows }, (_, row) => row);
  const kept = split === null ? 0 : Math.min(split.validation, Math.max(0, rows - 1));
  if (split === null || kept === 0) return { training: all, validation: new Int32Array(0) };
  if (split.seed === null) return { training: all.slice(0, rows - kept), validation: all.slice(rows - kept) };
  const random = createRandom(split.seed);
  // The first steps of a Fisher–Yates shuffle: the rows that come to the front are drawn.
  for (let at = 0; at < kept; at++) {
    const other = at + random.integer(rows - at);
    [all[at], all[other]] = [all[other] ?? 0, all[at] ?? 0];
  }
  return { training: all.slice(kept).sort(), validation: all.slice(0, kept).sort() };
}
