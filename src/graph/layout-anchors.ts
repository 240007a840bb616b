import { nodeOf, type NodeId } from '../kernel/ids.ts';
import type { Definitions, NodeRecord } from './document.ts';
import { exitOf, operandsOf, portHeights, type SizeOf } from './layout-graph.ts';
import type { Point } from './layout-obstacles.ts';
import type { Drawing } from './layout-part.ts';

const gap = 100;

interface Reader {
  readonly record: NodeRecord;
  /** Where on the canvas the wire enters it. */
  readonly entry: number;
  /** Where on the moving card the wire leaves. */
  readonly exit: number;
}

/** Finds where a drawing of new nodes would stand best beside nodes that stay: right of those it reads, left of those that read it,
 *  its wires to them level on the average. Null when no wire joins it to them. */
export function createAnchors(
  fixed: readonly NodeRecord[],
  moving: readonly NodeRecord[],
  sizeOf: SizeOf,
  definitions?: Definitions,
): (drawing: Drawing) => Point | null {
  const fixedById = new Map<NodeId, NodeRecord>(fixed.map((record) => [record.id, record]));
  const movingById = new Map<NodeId, NodeRecord>(moving.map((record) => [record.id, record]));
  const readers = new Map<NodeId, Reader[]>();
  for (const record of fixed) {
    const heights = portHeights(record, definitions);
    for (const [port, from] of operandsOf(record)) {
      const source = from === null ? undefined : movingById.get(nodeOf(from));
      if (source === undefined || from === null) continue;
      const list = readers.get(source.id) ?? [];
      readers.set(source.id, list);
      list.push({
        record,
        entry: record.y + (heights.get(port) ?? 0),
        exit: exitOf(portHeights(source, definitions), from),
      });
    }
  }
  return ({ cards }) => {
    let [rightOf, leftOf, rise, wires] = [-Infinity, Infinity, 0, 0];
    for (const card of cards) {
      const heights = portHeights(card.record, definitions);
      for (const [port, from] of operandsOf(card.record)) {
        const source = from === null ? undefined : fixedById.get(nodeOf(from));
        if (source === undefined || from === null) continue;
        rightOf = Math.max(rightOf, source.x + sizeOf(source).width + gap - card.x);
        rise += source.y + exitOf(portHeights(source, definitions), from) - card.y - (heights.get(port) ?? 0);
        wires++;
      }
      for (const { record, entry, exit } of readers.get(card.record.id) ?? []) {
        leftOf = Math.min(leftOf, record.x - gap - card.x - card.width);
        rise += entry - card.y - exit;
        wires++;
      }
    }
    if (wires === 0) return null;
    return { x: rightOf === -Infinity ? leftOf : rightOf, y: rise / wires };
  };
}
