export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

/** The rectangles that nothing may be put on, found again by place. */
export interface Obstacles {
  add(rect: Rect): void;
  /** Whether the rectangle comes nearer than `margin` to any of them. */
  isNear(rect: Rect, margin: number): boolean;
  /** The smallest rectangle around all of them; null when there is none. */
  bounds(): Rect | null;
}

const cell = 400;

export function createObstacles(rects: Iterable<Rect>): Obstacles {
  const cells = new Map<string, Rect[]>();
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const add = (rect: Rect) => {
    for (const key of cellsOf(rect, 0)) {
      const list = cells.get(key);
      if (list === undefined) cells.set(key, [rect]);
      else list.push(rect);
    }
    left = Math.min(left, rect.x);
    top = Math.min(top, rect.y);
    right = Math.max(right, rect.x + rect.width);
    bottom = Math.max(bottom, rect.y + rect.height);
  };
  for (const rect of rects) add(rect);
  return {
    add,
    isNear: (rect, margin) =>
      cellsOf(rect, margin).some((key) => cells.get(key)?.some((other) => overlap(rect, other, margin)) === true),
    bounds: () => (left === Infinity ? null : { x: left, y: top, width: right - left, height: bottom - top }),
  };
}

function cellsOf({ x, y, width, height }: Rect, margin: number): readonly string[] {
  const keys: string[] = [];
  const lastColumn = Math.floor((x + width + margin) / cell);
  const lastRow = Math.floor((y + height + margin) / cell);
  for (let column = Math.floor((x - margin) / cell); column <= lastColumn; column++) {
    for (let row = Math.floor((y - margin) / cell); row <= lastRow; row++) keys.push(`${column} ${row}`);
  }
  return keys;
}

function overlap(a: Rect, b: Rect, margin: number): boolean {
  return (
    a.x < b.x + b.width + margin &&
    b.x < a.x + a.width + margin &&
    a.y < b.y + b.height + margin &&
    b.y < a.y + a.height + margin
  );
}

/** The offset nearest to `near`, at multiples of `step` from it, that fits; null when none of the first `rings` rings around it has one. */
export function nearestFit(near: Point, step: number, rings: number, fits: (spot: Point) => boolean): Point | null {
  let best: Point | null = null;
  let bestDistance = Infinity;
  // A ring's middle is nearer than the corners of the ring before it, so the search goes on until no later ring can win.
  for (let ring = 0; ring <= rings && ring < bestDistance; ring++) {
    for (let side = -ring; side <= ring; side++) {
      const spots =
        ring === 0
          ? [[0, 0]]
          : [
              [side, ring],
              [ring, side],
              [side, -ring],
              [-ring, side],
            ];
      for (const [across = 0, down = 0] of spots) {
        const distance = Math.hypot(across, down);
        if (distance >= bestDistance) continue;
        const spot = { x: near.x + across * step, y: near.y + down * step };
        if (!fits(spot)) continue;
        best = spot;
        bestDistance = distance;
      }
    }
  }
  return best;
}
