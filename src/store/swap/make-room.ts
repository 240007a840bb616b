import type { NodeId } from '../../kernel/ids.ts';
import type { NodeRecord, NudgeDocument } from '../../graph/document.ts';
import type { Size } from '../../graph/geometry.ts';
import { layoutDocument } from '../../graph/layout.ts';
import { limits } from '../../graph/limits.ts';
import { placedSizeIn } from '../../macros/open-in-place.ts';

const grid = 20;

type Box = Size & { readonly x: number; readonly y: number };

/** Draws new nodes where the node stood that reads them. It, and all that lies to its right, moves to the right to make room, as around a macro
 *  that opens; where that covers a card, the new ones go where there is room instead. */
export function drawParts(document: NudgeDocument, node: NodeId, created: ReadonlySet<NodeId>): NudgeDocument {
  const home = document.nodes.get(node);
  if (home === undefined || created.size === 0) return document;
  const sizeOf = placedSizeIn(document);
  const own = [...document.nodes].filter(([id]) => created.has(id) || id === node);
  const drawing = layoutDocument({ ...document, nodes: new Map(own), root: null }, { sizeOf });
  const last = drawing.nodes.get(node);
  const left = Math.min(...[...drawing.nodes.values()].map(({ x }) => x));
  if (last === undefined) return document;
  const width = Math.ceil((last.x - left) / grid) * grid;
  const nodes = new Map<NodeId, NodeRecord>();
  for (const [id, record] of document.nodes) {
    const drawn = drawing.nodes.get(id);
    if (drawn !== undefined && id !== node)
      nodes.set(id, { ...record, x: home.x + drawn.x - left, y: home.y + drawn.y - last.y });
    else nodes.set(id, record.x >= home.x ? { ...record, x: record.x + width } : record);
  }
  const roomy = { ...document, nodes };
  return fits(roomy, created) ? roomy : layoutDocument(document, { only: created, sizeOf });
}

/** Moves the node, and all that lies to its right, back into the room that its parts have left, unless something else lies there. */
export function closeGap(document: NudgeDocument, node: NodeId, removed: readonly NodeRecord[]): NudgeDocument {
  const home = document.nodes.get(node);
  const left = Math.min(...removed.map(({ x }) => x));
  if (home === undefined || removed.length === 0 || left >= home.x) return document;
  const width = home.x - left;
  const moved = new Set<NodeId>();
  const nodes = new Map<NodeId, NodeRecord>();
  for (const [id, record] of document.nodes) {
    if (record.x < home.x) {
      nodes.set(id, record);
      continue;
    }
    moved.add(id);
    nodes.set(id, { ...record, x: record.x - width });
  }
  const closed = { ...document, nodes };
  return fits(closed, moved) ? closed : document;
}

/** Whether these lie on the canvas and on no other card. */
function fits(document: NudgeDocument, ids: ReadonlySet<NodeId>): boolean {
  const sizeOf = placedSizeIn(document);
  const boxes = (wanted: boolean): readonly Box[] =>
    [...document.nodes.values()].flatMap((record) =>
      ids.has(record.id) === wanted ? { ...sizeOf(record), x: record.x, y: record.y } : [],
    );
  const others = boxes(false);
  return boxes(true).every(
    (box) =>
      box.x + box.width <= limits.position &&
      Math.abs(box.y) + box.height <= limits.position &&
      !others.some((other) => overlap(box, other)),
  );
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
