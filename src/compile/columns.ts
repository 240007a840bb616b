import { inside } from '../kernel/ids.ts';
import type { DataRecord } from '../graph/document.ts';
import type { Slot } from '../graph/slot.ts';

/** One leaf for each column of a table. Ports are `c1`, `c2`, …; a column keeps its number in its order key. */
export function columnSlots(record: DataRecord): readonly Slot[] {
  return record.columns.map(({ port, values }) => ({
    address: inside(record.id, port),
    order: [...record.order, Number(port.slice(1))],
    op: 'leaf',
    inputs: [],
    value: Number.NaN,
    constant: false,
    column: values,
    data: record.id,
  }));
}
