import type { Address } from '../../kernel/ids.ts';
import type { Live } from '../../runtime/live.ts';
import type { RegionPoint } from '../../ui/charts/region-picture.ts';
import type { Readout } from './readout.ts';

/** Points that a picture can hold at ease. */
const mostPoints = 2000;

export interface Examples {
  readonly points: readonly RegionPoint[];
  /** How many rows there are; more than points where not all are drawn. */
  readonly rows: number;
}

/** The rows as points on the plane of two columns, with their class and whether the net tells it. None where there is no target, or where
 *  columns and outputs do not go row by row together. Of very many rows every k-th is drawn. */
export function examplesOn(live: Live, x: Address, y: Address, readout: Readout): Examples {
  const xs = live.rowValues(x);
  const ys = live.rowValues(y);
  const targets = readout.target === null ? null : live.rowValues(readout.target);
  if (xs === null || ys === null || targets === null || ys.length !== xs.length || targets.length !== xs.length)
    return { points: [], rows: 0 };
  const scores = readout.outputs.map((output) => live.rowValues(output));
  const stride = Math.ceil(xs.length / mostPoints);
  const points: RegionPoint[] = [];
  for (let row = 0; row < xs.length; row += stride) {
    const target = targets[row] ?? Number.NaN;
    const own = readout.classOf?.(target) ?? (target > readout.threshold ? 1 : 0);
    const told = toldIn(row, scores, readout.threshold);
    points.push({
      x: xs[row] ?? Number.NaN,
      y: ys[row] ?? Number.NaN,
      class: own,
      isWrong: readout.classOf !== null && told !== own,
    });
  }
  return { points, rows: xs.length };
}

/** The class told in a row; −1 where a score is no number. */
function toldIn(row: number, scores: readonly (Float64Array | null)[], threshold: number): number {
  const values = scores.map((score) => score?.[row] ?? Number.NaN);
  if (values.some(Number.isNaN)) return -1;
  const [only = Number.NaN] = values;
  if (values.length === 1) return only > threshold ? 1 : 0;
  return values.indexOf(Math.max(...values));
}
