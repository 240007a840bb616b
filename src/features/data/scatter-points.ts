import type { Column } from '../../graph/document.ts';
import { classesOf, type RowClass } from './classes.ts';

export interface ScatterPoint {
  readonly x: number;
  readonly y: number;
  /** Its place among `classes`; 0 where there are none. */
  readonly place: number;
}

/** A table seen from above. */
export interface ScatterPoints {
  readonly xName: string;
  readonly yName: string;
  readonly points: readonly ScatterPoint[];
  readonly classes: readonly RowClass[];
}

/** The rows as points: over the first two inputs, told apart by the target's classes; with one input, the target over it; with a single
 *  column, its numbers in order. */
export function scatterPoints(columns: readonly Column[]): ScatterPoints {
  const inputs = columns.filter(({ role }) => role === 'input');
  const target = columns.find(({ role }) => role === 'target');
  const [x, second] = inputs;
  const y = second ?? (x === undefined ? undefined : target);
  const classes = second === undefined ? null : classesOf(target);
  const places = new Map((classes ?? []).map(({ value }, place) => [value, place]));
  const single = x ?? target ?? columns[0];
  const xs = y === undefined ? (single?.values ?? []).map((_, row) => row) : (x?.values ?? []);
  const ys = (y ?? single)?.values ?? [];
  return {
    xName: y === undefined ? 'row' : (x?.name ?? ''),
    yName: (y ?? single)?.name ?? '',
    points: xs.map((at, row) => ({
      x: at,
      y: ys[row] ?? 0,
      place: places.get(target?.values[row] ?? Number.NaN) ?? 0,
    })),
    classes: classes ?? [],
  };
}

/** What a picture of the points says to who cannot see it. */
export function scatterWords({ xName, yName, points, classes }: ScatterPoints): string {
  const counts = classes.map(
    ({ name }, place) => `${points.filter((point) => point.place === place).length} of ${name}`,
  );
  const over = `${points.length} ${points.length === 1 ? 'point' : 'points'} over ${xName} and ${yName}`;
  return counts.length === 0 ? over : `${over}: ${counts.join(', ')}`;
}
