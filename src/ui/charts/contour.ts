import type { Box } from './picture.ts';

/** A grid of numbers over a box, one in the middle of each cell. */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** Row by row from the lowest y, each from the lowest x. */
  readonly values: ArrayLike<number>;
}

/** A straight piece of a contour, in px of the box's own coordinates, y downwards. */
export type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

/** Where the numbers of a grid, joined linearly, pass through `level`. From the outermost numbers to the edges of the box they go on as they
 *  came.
 *  Where a corner is no finite number there is no line. Saddles are settled by the mean of their corners.
 *  Cost: linear in cells. Source: marching squares, W. Lorensen and H. Cline (1987) in two dimensions. */
export function contour(grid: Grid, level: number, box: Pick<Box, 'width' | 'height'>): readonly Segment[] {
  const { columns, rows, values } = grid;
  const segments: Segment[] = [];
  const within = (column: number, row: number) => (values[row * columns + column] ?? Number.NaN) - level;
  const inRow = (column: number, row: number) => goingOn((at) => within(at, row), column, columns);
  const above = (column: number, row: number) => goingOn((at) => inRow(column, at), row, rows);
  const placeX = (column: number) => (Math.max(0, Math.min(columns, column + 0.5)) / columns) * box.width;
  const placeY = (row: number) => (1 - Math.max(0, Math.min(rows, row + 0.5)) / rows) * box.height;
  for (let row = -1; row < rows; row++) {
    const [low, high] = [placeY(row), placeY(row + 1)];
    for (let column = -1; column < columns; column++) {
      const [a, b] = [above(column, row), above(column + 1, row)];
      const [d, c] = [above(column, row + 1), above(column + 1, row + 1)];
      const corners = (a >= 0 ? 1 : 0) + (b >= 0 ? 2 : 0) + (c >= 0 ? 4 : 0) + (d >= 0 ? 8 : 0);
      if (corners === 0 || corners === 15 || !Number.isFinite(a + b + c + d)) continue;
      const [left, right] = [placeX(column), placeX(column + 1)];
      const bottom = [left + (right - left) * crossing(a, b), low] as const;
      const top = [left + (right - left) * crossing(d, c), high] as const;
      const west = [left, low + (high - low) * crossing(a, d)] as const;
      const east = [right, low + (high - low) * crossing(b, c)] as const;
      const middle = a + b + c + d >= 0;
      switch (corners) {
        case 1:
        case 14:
          segments.push([...west, ...bottom]);
          break;
        case 2:
        case 13:
          segments.push([...bottom, ...east]);
          break;
        case 3:
        case 12:
          segments.push([...west, ...east]);
          break;
        case 4:
        case 11:
          segments.push([...east, ...top]);
          break;
        case 6:
        case 9:
          segments.push([...bottom, ...top]);
          break;
        case 7:
        case 8:
          segments.push([...west, ...top]);
          break;
        case 5:
          if (middle) segments.push([...west, ...top], [...bottom, ...east]);
          else segments.push([...west, ...bottom], [...east, ...top]);
          break;
        case 10:
          if (middle) segments.push([...west, ...bottom], [...east, ...top]);
          else segments.push([...west, ...top], [...bottom, ...east]);
      }
    }
  }
  return segments;
}

/** The number at a place of a line of `count`; half a step before the first and behind the last one, where the line would lead. */
function goingOn(numberAt: (place: number) => number, place: number, count: number): number {
  if (place >= 0 && place < count) return numberAt(place);
  const [end, before] = place < 0 ? [0, 1] : [count - 1, count - 2];
  return count === 1 ? numberAt(0) : (3 * numberAt(end) - numberAt(before)) / 2;
}

/** How far along from one corner to the next the line crosses, 0 … 1. */
function crossing(from: number, to: number): number {
  return from === to ? 0.5 : from / (from - to);
}

/** As SVG path data. */
export function segmentsPath(segments: readonly Segment[]): string {
  return segments
    .map(([x1, y1, x2, y2]) => `M${x1.toFixed(1)} ${y1.toFixed(1)}L${x2.toFixed(1)} ${y2.toFixed(1)}`)
    .join('');
}
