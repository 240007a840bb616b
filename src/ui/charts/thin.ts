/** A line as two arrays of the same length. */
export interface Line {
  readonly xs: ArrayLike<number>;
  readonly ys: ArrayLike<number>;
}

/** A line with at most about four points for each of `buckets` neighbouring stretches of its points: the first, the lowest, the highest and
 *  the last of each, so that no peak is lost. Short lines come back as they are; gaps (NaN) stay gaps. */
export function thinned(line: Line, buckets: number): Line {
  const count = line.xs.length;
  if (count <= 4 * buckets) return line;
  const xs: number[] = [];
  const ys: number[] = [];
  for (let bucket = 0; bucket < buckets; bucket++) {
    const from = Math.floor((bucket * count) / buckets);
    const to = Math.floor(((bucket + 1) * count) / buckets);
    for (const index of extremes(line.ys, from, to)) {
      xs.push(line.xs[index] ?? Number.NaN);
      ys.push(line.ys[index] ?? Number.NaN);
    }
  }
  return { xs, ys };
}

/** The first, lowest, highest and last place of a stretch, and its first gap, rising and each once. */
function extremes(ys: ArrayLike<number>, from: number, to: number): Iterable<number> {
  let lowest = from;
  let highest = from;
  let gap = from;
  for (let index = from; index < to; index++) {
    const y = ys[index] ?? Number.NaN;
    if (!Number.isFinite(y)) {
      if (Number.isFinite(ys[gap] ?? Number.NaN)) gap = index;
      continue;
    }
    if (!(y >= (ys[lowest] ?? Number.NaN))) lowest = index;
    if (!(y <= (ys[highest] ?? Number.NaN))) highest = index;
  }
  return new Set([from, lowest, highest, gap, to - 1].sort((a, b) => a - b));
}
