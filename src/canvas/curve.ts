import type { FlowWire, Point } from './flow-model.ts';
import type { Rect } from './geometry.ts';

/** A cubic Bézier curve: its two ends and their control points. */
export interface Curve {
  readonly x1: number;
  readonly y1: number;
  readonly c1x: number;
  readonly c1y: number;
  readonly c2x: number;
  readonly c2y: number;
  readonly x2: number;
  readonly y2: number;
}

/** Wires that leave and enter at the same ports are bowed apart by this much, in flow pixels. */
const bowStep = 22;

/** A wire leaves level for at least this far, in flow pixels, so that one can see which card it belongs to. */
const leastReach = 24;

/** The curve of a wire: it leaves to the right and enters from the left. `bow` lifts or lowers its middle.
 *  The reach of the control points is that of @xyflow/system's getBezierPath, but never less than `leastReach`. */
export function wireCurve(from: Point, to: Point, bow = 0): Curve {
  const dx = to.x - from.x;
  const reach = Math.max(leastReach, dx >= 0 ? dx / 2 : 6.25 * Math.sqrt(-dx));
  return {
    x1: from.x,
    y1: from.y,
    c1x: from.x + reach,
    c1y: from.y + bow,
    c2x: to.x - reach,
    c2y: to.y + bow,
    x2: to.x,
    y2: to.y,
  };
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** The curve as an SVG path, to a tenth of a flow pixel. */
export function pathText(c: Curve): string {
  return `M${tenth(c.x1)} ${tenth(c.y1)}C${tenth(c.c1x)} ${tenth(c.c1y)} ${tenth(c.c2x)} ${tenth(c.c2y)} ${tenth(c.x2)} ${tenth(c.y2)}`;
}

/** The point at parameter t in [0, 1]. */
export function pointOn(c: Curve, t: number): Point {
  const s = 1 - t;
  const a = s * s * s;
  const b = 3 * s * s * t;
  const d = 3 * s * t * t;
  const e = t * t * t;
  return {
    x: a * c.x1 + b * c.c1x + d * c.c2x + e * c.x2,
    y: a * c.y1 + b * c.c1y + d * c.c2y + e * c.y2,
  };
}

/** A rectangle that surely holds the curve: that of its ends and control points. */
export function curveBounds(c: Curve): Rect {
  const x = Math.min(c.x1, c.c1x, c.c2x, c.x2);
  const y = Math.min(c.y1, c.c1y, c.c2y, c.y2);
  return {
    x,
    y,
    width: Math.max(c.x1, c.c1x, c.c2x, c.x2) - x,
    height: Math.max(c.y1, c.c1y, c.c2y, c.y2) - y,
  };
}

/** About how far the point is from the curve, measured to 24 chords. */
export function distanceToCurve(c: Curve, point: Point): number {
  let best = Infinity;
  let a = pointOn(c, 0);
  for (let step = 1; step <= 24; step++) {
    const b = pointOn(c, step / 24);
    best = Math.min(best, distanceToChord(a, b, point));
    a = b;
  }
  return best;
}

function distanceToChord(a: Point, b: Point, point: Point): number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length2 = dx * dx + dy * dy;
  const along = length2 === 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / length2;
  const t = Math.max(0, Math.min(1, along));
  return Math.hypot(point.x - a.x - t * dx, point.y - a.y - t * dy);
}

/** How far each wire is bowed: 0 for a wire that is alone between its two ports, symmetric steps for wires that share both. */
export function bows(wires: readonly FlowWire[]): ReadonlyMap<string, number> {
  const families = new Map<string, string[]>();
  for (const { id, from, to } of wires) {
    const key = JSON.stringify([from.node, from.port, to.node, to.port]);
    const family = families.get(key);
    if (family === undefined) families.set(key, [id]);
    else family.push(id);
  }
  const bow = new Map<string, number>();
  for (const family of families.values()) {
    family.forEach((id, place) => bow.set(id, (place - (family.length - 1) / 2) * bowStep));
  }
  return bow;
}
