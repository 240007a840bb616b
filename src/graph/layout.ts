import { nodeOf, type NodeId } from '../kernel/ids.ts';
import { compareOrder, type NodeRecord, type NudgeDocument } from './document.ts';
import { cardSize, type Size } from './geometry.ts';

export interface LayoutOptions {
  /** Lay out these nodes alone; the others stay where they are and are not covered. All nodes when absent. */
  readonly only?: ReadonlySet<NodeId>;
  /** Where the top left corner of the drawing goes if there is room. */
  readonly origin?: { readonly x: number; readonly y: number };
}

/** The document with its nodes in columns, wires running left to right. A pure function: the same document gives the same places. */
export function layoutDocument(document: NudgeDocument, options: LayoutOptions = {}): NudgeDocument {
  const records = [...document.nodes.values()]
    .filter((record) => options.only === undefined || options.only.has(record.id))
    .sort((a, b) => compareOrder(a.order, b.order));
  const rank = new Map<NodeId, number>();
  const nodes = new Map(document.nodes);
  const bottoms: number[] = [];
  for (const record of records) {
    const inputs =
      record.kind === 'op' ? record.inputs : record.kind === 'macro' ? record.inputs.map(({ from }) => from) : [];
    const column = Math.max(-1, ...inputs.map((input) => (input === null ? -1 : (rank.get(nodeOf(input)) ?? -1)))) + 1;
    rank.set(record.id, column);
    const y = bottoms[column] ?? 0;
    bottoms[column] = y + cardSize(record).height + 40;
    nodes.set(record.id, { ...record, x: (options.origin?.x ?? 0) + column * 240, y: (options.origin?.y ?? 0) + y });
  }
  return { ...document, nodes };
}

/** The spot nearest to `near` (top left corners) on the 20 px grid where a card of this size covers no card. */
export function freeSpot(
  document: NudgeDocument,
  size: Size,
  near: { readonly x: number; readonly y: number },
): { readonly x: number; readonly y: number } {
  const records: readonly NodeRecord[] = [...document.nodes.values()];
  const x = Math.round(near.x / 20) * 20;
  for (let y = Math.round(near.y / 20) * 20; ; y += 20) {
    const covers = records.some((record) => {
      const other = cardSize(record);
      return (
        record.x < x + size.width &&
        x < record.x + other.width &&
        record.y < y + size.height &&
        y < record.y + other.height
      );
    });
    if (!covers) return { x, y };
  }
}
