import { fromPicture, toPictureX, toPictureY, type PlaneFrame } from './plane-frame.ts';
import type { OwnPoint } from './points-table.ts';

/** What a press on the plane does: puts points of a class, or takes points away. */
export type PlaneTool = { readonly kind: 'put'; readonly value: number } | { readonly kind: 'erase' };

/** How near, in px of the picture, a press is on a point. */
export const reach = 10;
/** How far apart, in px, a drag drops points. */
const spacing = 18;

/** A gesture in progress. */
export interface PlaneGesture {
  readonly points: readonly OwnPoint[];
  /** The row that is being moved; null while points are dropped or erased. */
  readonly moved: number | null;
  /** Where the last point was dropped, in px. */
  readonly dropped: Pixel | null;
}

export interface Pixel {
  readonly px: number;
  readonly py: number;
}

/** Begins at a pixel: on a point it moves that point, elsewhere it puts one; the eraser takes what it touches. `most` rows are allowed. */
export function beginGesture(
  points: readonly OwnPoint[],
  tool: PlaneTool,
  frame: PlaneFrame,
  at: Pixel,
  most: number,
): PlaneGesture {
  if (tool.kind === 'erase') return { points: erased(points, frame, at), moved: null, dropped: null };
  const touched = nearest(points, frame, at);
  if (touched !== null) return { points, moved: touched, dropped: null };
  return drop({ points, moved: null, dropped: null }, tool.value, frame, at, most);
}

/** Goes on to another pixel. */
export function moveGesture(
  gesture: PlaneGesture,
  tool: PlaneTool,
  frame: PlaneFrame,
  at: Pixel,
  most: number,
): PlaneGesture {
  if (gesture.moved !== null) {
    const place = fromPicture(frame, at.px, at.py);
    return {
      ...gesture,
      points: gesture.points.map((point, row) => (row === gesture.moved ? { ...point, ...place } : point)),
    };
  }
  if (tool.kind === 'erase') return { ...gesture, points: erased(gesture.points, frame, at) };
  const { dropped } = gesture;
  if (dropped !== null && Math.hypot(at.px - dropped.px, at.py - dropped.py) < spacing) return gesture;
  return drop(gesture, tool.value, frame, at, most);
}

function drop(gesture: PlaneGesture, value: number, frame: PlaneFrame, at: Pixel, most: number): PlaneGesture {
  if (gesture.points.length >= most) return gesture;
  const point = { ...fromPicture(frame, at.px, at.py), value };
  return { points: [...gesture.points, point], moved: null, dropped: at };
}

/** The row of the point at a pixel, the topmost of those in reach; null where there is none. */
export function nearest(points: readonly OwnPoint[], frame: PlaneFrame, at: Pixel): number | null {
  let best: number | null = null;
  let least = reach;
  for (const [row, point] of points.entries()) {
    const away = Math.hypot(toPictureX(frame, point.x) - at.px, toPictureY(frame, point.y) - at.py);
    if (away > least) continue;
    best = row;
    least = away;
  }
  return best;
}

/** The points without those in reach. One always stays: a table has at least one row. */
function erased(points: readonly OwnPoint[], frame: PlaneFrame, at: Pixel): readonly OwnPoint[] {
  const kept = points.filter(
    (point) => Math.hypot(toPictureX(frame, point.x) - at.px, toPictureY(frame, point.y) - at.py) > reach,
  );
  return kept.length > 0 ? kept : points.slice(0, 1);
}
