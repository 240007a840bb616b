import type { FlowEnd, FlowWire, Point } from './flow-model.ts';
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

/** How much a wire's ends are bent away from level, in flow pixels at the control points: down is positive. */
export interface Bow {
  readonly start: number;
  readonly end: number;
}

const level: Bow = { start: 0, end: 0 };

/** Wires that run from one output to one card are bent apart by this much. */
const bowStep = 22;

/** A wire leaves level for at least this far, in flow pixels, so that one can see which card it belongs to. */
const leastReach = 24;

/** The curve of a wire: it leaves to the right and enters from the left, level unless it is bent.
 *  The reach of the control points is that of @xyflow/system's getBezierPath, but never less than `leastReach`. */
export function wireCurve(from: Point, to: Point, bow: Bow = level): Curve {
  const dx = to.x - from.x;
  const reach = Math.max(leastReach, dx >= 0 ? dx / 2 : 6.25 * Math.sqrt(-dx));
  return {
    x1: from.x,
    y1: from.y,
    c1x: from.x + reach,
    c1y: from.y + bow.start,
    c2x: to.x - reach,
    c2y: to.y + bow.end,
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

/** How each wire is bent so that no two lie on each other: those that leave one output for one card are bent apart where they leave, in the order
 *  in which they arrive (`arrival` gives a port's height on its card); those that share the input too, also where they arrive. */
export function bows(wires: readonly FlowWire[], arrival: (end: FlowEnd) => number): ReadonlyMap<string, Bow> {
  const families = new Map<string, FlowWire[]>();
  for (const wire of wires) {
    const key = JSON.stringify([wire.from.node, wire.from.port, wire.to.node]);
    const family = families.get(key);
    if (family === undefined) families.set(key, [wire]);
    else family.push(wire);
  }
  const bent = new Map<string, Bow>();
  for (const family of families.values()) {
    if (family.length === 1) continue;
    const order = family.toSorted((a, b) => arrival(a.to) - arrival(b.to));
    for (const [index, wire] of order.entries()) {
      const twins = order.filter(({ to }) => to.port === wire.to.port);
      bent.set(wire.id, { start: bend(index, order.length), end: bend(twins.indexOf(wire), twins.length) });
    }
  }
  return bent;
}

/** The bend of the one at this place of so many: symmetric steps around level. */
function bend(index: number, count: number): number {
  return (index - (count - 1) / 2) * bowStep;
}
