import { niceStep } from './ticks.ts';

/** How many numbers lie in each of some neighbouring stretches. */
export interface Bins {
  /** The lower end of the first stretch. */
  readonly low: number;
  /** How wide each is. */
  readonly width: number;
  readonly counts: readonly number[];
  /** How many numbers were not finite and are in no stretch. */
  readonly left: number;
}

/** Counts numbers in at most about `count` stretches of a round width, of which none reaches across zero. */
export function binned(values: ArrayLike<number>, count = 24): Bins {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let left = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? Number.NaN;
    if (!Number.isFinite(value)) left++;
    else {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (low > high) return { low: 0, width: 1, counts: [], left };
  const span = high - low;
  const width =
    Number.isFinite(span) && span > 0
      ? niceStep(span, count)
      : Number.isFinite(span)
        ? niceStep(Math.abs(high) || 1, 10)
        : Number.MAX_VALUE / count;
  const first = Math.floor(low / width);
  // Where the numbers lie so close together far from zero that a step is lost in them, there is one stretch.
  const last = Math.min(Math.floor(high / width), first + 4 * count);
  const counts = Array.from({ length: last - first + 1 }, () => 0);
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? Number.NaN;
    if (!Number.isFinite(value)) continue;
    const place = Math.min(counts.length - 1, Math.max(0, Math.floor(value / width) - first));
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return { low: first * width, width, counts, left };
}
