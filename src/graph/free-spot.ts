import type { NudgeDocument } from './document.ts';
import { cardSize, type Size } from './geometry.ts';
import type { SizeOf } from './layout-graph.ts';
import { createObstacles, nearestFit, type Point } from './layout-obstacles.ts';

const grid = 20;
const spotMargin = 20;

/** The spot nearest to `near` (top left corners), on the 20 px grid, where a card of this size comes no nearer than 20 px to any other. */
export function freeSpot(
  document: NudgeDocument,
  size: Size,
  near: Point,
  sizeOf: SizeOf = (record) => cardSize(record, document.definitions),
): Point {
  const obstacles = createObstacles(
    [...document.nodes.values()].map((record) => ({ ...sizeOf(record), x: record.x, y: record.y })),
  );
  const start = { x: Math.round(near.x / grid) * grid, y: Math.round(near.y / grid) * grid };
  const fits = (spot: Point) => !obstacles.isNear({ ...spot, ...size }, spotMargin);
  return nearestFit(start, grid, Infinity, fits) ?? start;
}
