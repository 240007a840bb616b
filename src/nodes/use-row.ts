import { createMemo, type Accessor } from 'solid-js';
import type { Address } from '../kernel/ids.ts';
import { useBench } from './bench-context.ts';
import { useStore } from './use-store.ts';

/** The row of its data that a number is shown for. */
export interface ShownRow {
  /** Counted from 1, as people see it: its place among the rows that are computed. */
  readonly place: number;
  readonly count: number;
  /** Counted from 1: its row in the table. Another number where some rows are kept for validation. */
  readonly tableRow: number;
}

/** The row at the cursor, for what has one number per row; null for everything else. */
export function useShownRow(address: Accessor<Address | null>): Accessor<ShownRow | null> {
  const { live } = useBench().workbench;
  const program = useStore(live.$program);
  const cursor = useStore(live.$row);
  return createMemo(
    () => {
      program();
      const at = address();
      const count = at === null ? 0 : live.rowCount(at);
      if (at === null || count === 0) return null;
      const place = Math.min(cursor(), count - 1) + 1;
      return { place, count, tableRow: (live.tableRow(at) ?? place - 1) + 1 };
    },
    null,
    { equals: (a, b) => a?.place === b?.place && a?.count === b?.count && a?.tableRow === b?.tableRow },
  );
}
