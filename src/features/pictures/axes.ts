import { inside, nodeOf, type Address } from '../../kernel/ids.ts';
import { compareOrder, type Column, type DataRecord, type NudgeDocument } from '../../graph/document.ts';
import type { Stretch } from '../../training/picture-job.ts';

/** Something that a picture may be drawn over: a column of data, or a lone input. */
export interface PlaneAxis {
  readonly address: Address;
  readonly stretch: Stretch;
}

/** How much further than its examples a picture reaches, as a share of their range. */
const margin = 0.12;

/** What pictures can be drawn over, in canonical order: columns that are inputs, then other columns that are wired somewhere as inputs would
 *  be, then lone inputs. Targets are not drawn over. */
export function planeAxes(document: NudgeDocument): readonly PlaneAxis[] {
  const records = [...document.nodes.values()].sort((a, b) => compareOrder(a.order, b.order));
  const columns = records.flatMap((record) =>
    record.kind === 'data'
      ? record.columns
          .filter(({ role }) => role === 'input')
          .map((column): PlaneAxis => ({ address: inside(record.id, column.port), stretch: stretchOf(column.values) }))
      : [],
  );
  const leaves = records.flatMap((record): readonly PlaneAxis[] => {
    if (record.kind !== 'leaf' || record.role !== 'input') return [];
    const reach = Math.max(2, 2 * Math.abs(record.value));
    const { slider } = record;
    return [
      {
        address: record.id,
        stretch: slider === undefined ? { low: -reach, high: reach } : { low: slider.min, high: slider.max },
      },
    ];
  });
  return [...columns, ...leaves];
}

/** The range of some numbers with a margin, at least a little wide. */
export function stretchOf(values: readonly number[]): Stretch {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return { low: -1, high: 1 };
  const room = (high - low) * margin || Math.max(1, Math.abs(high) * margin);
  return { low: low - room, high: high + room };
}

/** The column at an address; null for what is none. */
export function columnAt(
  document: NudgeDocument,
  address: Address,
): { readonly record: DataRecord; readonly column: Column } | null {
  const record = document.nodes.get(nodeOf(address));
  if (record?.kind !== 'data') return null;
  const column = record.columns.find(({ port }) => inside(record.id, port) === address);
  return column === undefined ? null : { record, column };
}
