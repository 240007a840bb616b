import { bare } from './picture.ts';
import type { Grid } from './contour.ts';

/** Numbers as indices of the diverging ramp: `middle` is 127, and what is `reach` away from it is at the end. NaN stays bare. */
export function divergingCells(values: ArrayLike<number>, middle: number, reach: number): Uint8Array {
  const cells = new Uint8Array(values.length);
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? Number.NaN;
    const share = reach > 0 ? (value - middle) / reach : 0;
    cells[index] = Number.isNaN(value) ? bare : 127 + Math.round(127 * Math.max(-1, Math.min(1, share)));
  }
  return cells;
}

/** Numbers from low to high as indices of the sequential ramp. NaN stays bare. */
export function sequentialCells(values: ArrayLike<number>, share: (value: number) => number): Uint8Array {
  const cells = new Uint8Array(values.length);
  for (let index = 0; index < values.length; index++) {
    const at = share(values[index] ?? Number.NaN);
    cells[index] = Number.isNaN(at) ? bare : Math.round(254 * Math.max(0, Math.min(1, at)));
  }
  return cells;
}

/** The greatest distance of a finite number from the middle; 1 where there is none. */
export function reachOf(values: ArrayLike<number>, middle: number): number {
  let reach = 0;
  for (let index = 0; index < values.length; index++) {
    const distance = Math.abs((values[index] ?? Number.NaN) - middle);
    if (distance > reach && Number.isFinite(distance)) reach = distance;
  }
  return reach || 1;
}

/** The class with the greatest score in each cell, the first of equals; bare where a score is NaN. */
export function classCells(scores: readonly ArrayLike<number>[]): Uint8Array {
  const count = scores[0]?.length ?? 0;
  const cells = new Uint8Array(count);
  for (let cell = 0; cell < count; cell++) cells[cell] = greatest(scores, cell);
  return cells;
}

function greatest(scores: readonly ArrayLike<number>[], cell: number): number {
  let best = 0;
  let score = Number.NEGATIVE_INFINITY;
  for (const [place, values] of scores.entries()) {
    const value = values[cell] ?? Number.NaN;
    if (Number.isNaN(value)) return bare;
    if (value > score) {
      score = value;
      best = place;
    }
  }
  return best;
}

/** How far each class is ahead of the best other one: its region is where this is positive, and its boundary where it is 0. */
export function leads(scores: readonly ArrayLike<number>[], columns: number): readonly Grid[] {
  const count = scores[0]?.length ?? 0;
  return scores.map((own, place) => {
    const values = new Float64Array(count);
    for (let cell = 0; cell < count; cell++) {
      let other = Number.NEGATIVE_INFINITY;
      for (const [rival, score] of scores.entries())
        if (rival !== place) other = Math.max(other, score[cell] ?? Number.NaN);
      values[cell] = (own[cell] ?? Number.NaN) - other;
    }
    return { columns, rows: count / columns, values };
  });
}
