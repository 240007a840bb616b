import type { NodeId } from '../kernel/ids.ts';
import type { NodeRecord, NudgeDocument } from './document.ts';
import { cardSize } from './geometry.ts';
import { createAnchors } from './layout-anchors.ts';
import { connectedParts, layoutGraph, type SizeOf } from './layout-graph.ts';
import { createObstacles, nearestFit, type Obstacles, type Point } from './layout-obstacles.ts';
import { drawPart, drawRows, stack, type Drawing } from './layout-part.ts';
import { limits } from './limits.ts';

export interface LayoutOptions {
  /** Lay out these nodes alone; the others stay where they are and are not covered. Without it all but the notes, which stay. */
  readonly only?: ReadonlySet<NodeId>;
  /** Where the top left corner of the drawing goes, or the nearest place with room. Default: 0, 0, and with `only` below everything.
   *  New nodes that are wired to nodes that stay go beside those instead. */
  readonly origin?: Point;
  /** The room that a node takes, for callers who know of open macros. Default: its closed card. */
  readonly sizeOf?: SizeOf;
}

const grid = 20;
const partGap = 80;
const margin = 40;
const leastRowWidth = 640;
/** The search for room tries at most so many cards. */
const mostTries = 200_000;

/** The document with its nodes in columns as a person would draw them: wires run left to right, leaves stand beside what uses them, the
 *  first operand above the second, a node at the middle of its inputs, and nothing on anything else. Parts that no wire joins are stacked.
 *  A pure function: the same document gives the same places, in multiples of 4 px. Iterative; 5,000 nodes take well under a second. */
export function layoutDocument(document: NudgeDocument, options: LayoutOptions = {}): NudgeDocument {
  const { definitions } = document;
  const { only, sizeOf = (record: NodeRecord) => cardSize(record, definitions) } = options;
  const moving: NodeRecord[] = [];
  const fixed: NodeRecord[] = [];
  for (const record of document.nodes.values()) {
    const moves = only === undefined ? record.kind !== 'note' : only.has(record.id);
    (moves ? moving : fixed).push(record);
  }
  const obstacles = createObstacles(fixed.map((record) => ({ ...sizeOf(record), x: record.x, y: record.y })));
  const nodes = new Map(document.nodes);
  const put = (drawing: Drawing, near: Point) => {
    const spot = roomFor(drawing, near, obstacles);
    for (const { record, x, y, width, height } of drawing.cards) {
      const place = { x: onCanvas(spot.x + x), y: onCanvas(spot.y + y) };
      obstacles.add({ ...place, width, height });
      if (record.x !== place.x || record.y !== place.y) nodes.set(record.id, { ...record, ...place });
    }
  };

  const anchorOf = createAnchors(only === undefined ? [] : fixed, moving, sizeOf, definitions);
  const loose: Drawing[] = [];
  const single: Drawing[] = [];
  for (const part of connectedParts(layoutGraph(moving, sizeOf, definitions))) {
    const drawing = drawPart(part);
    const anchor = anchorOf(drawing);
    if (anchor !== null) put(drawing, anchor);
    else (drawing.cards.length === 1 ? single : loose).push(drawing);
  }
  let widest = leastRowWidth;
  for (const { width } of loose) widest = Math.max(widest, width);
  if (single.length > 0) loose.push(drawRows(single, widest));
  if (loose.length > 0) {
    const drawing = stack(loose, partGap);
    put(drawing, options.origin ?? (only === undefined ? { x: 0, y: 0 } : beside(drawing, obstacles)));
  }
  return { ...document, nodes };
}

/** Where the drawing keeps its distance from everything, as near to `near` as a bounded search finds; beside everything if it finds none. */
function roomFor(drawing: Drawing, near: Point, obstacles: Obstacles): Point {
  const { cards } = drawing;
  const start = { x: Math.round(near.x / grid) * grid, y: Math.round(near.y / 4) * 4 };
  if (obstacles.bounds() === null) return start;
  const fits = (spot: Point) =>
    isOnCanvas(drawing, spot) &&
    !cards.some(({ x, y, width, height }) => obstacles.isNear({ x: spot.x + x, y: spot.y + y, width, height }, margin));
  const rings = Math.ceil(Math.sqrt(mostTries / cards.length / 4));
  return nearestFit(start, grid, rings, fits) ?? beside(drawing, obstacles);
}

/** Below everything; where the canvas ends there, above it. */
function beside(drawing: Drawing, obstacles: Obstacles): Point {
  const bounds = obstacles.bounds();
  if (bounds === null) return { x: 0, y: 0 };
  const below = { x: bounds.x, y: Math.ceil((bounds.y + bounds.height + partGap) / grid) * grid };
  if (isOnCanvas(drawing, below)) return below;
  return { x: bounds.x, y: Math.floor((bounds.y - partGap - drawing.height) / grid) * grid };
}

function isOnCanvas({ width, height }: Drawing, { x, y }: Point): boolean {
  return Math.min(x, y) >= -limits.position && Math.max(x + width, y + height) <= limits.position;
}

function onCanvas(position: number): number {
  return Math.min(limits.position, Math.max(-limits.position, position));
}
