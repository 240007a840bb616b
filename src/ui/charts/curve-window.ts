/** A stretch of the number line. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** How near x may come to an end before the window grows, as a share of its width. */
const edge = 0.08;

/** The stretch of x to draw: the one that shows a function at its best, doubled towards x as often as it takes to bring x well inside.
 *  It changes in whole doublings, so that the curve holds still while x is nudged. A non-finite x changes nothing. */
export function curveWindow(best: Interval, x: number): Interval {
  if (!Number.isFinite(x)) return best;
  let { low, high } = best;
  while (x > high - edge * (high - low) && Number.isFinite(2 * (high - low))) high = low + 2 * (high - low);
  while (x < low + edge * (high - low) && Number.isFinite(2 * (high - low))) low = high - 2 * (high - low);
  return { low, high };
}

/** Evenly spaced places to sample a window at, both ends included. An odd count puts one in the middle, where kinks like to be. */
export function curvePlaces(window: Interval, count = 97): Float64Array {
  const places = new Float64Array(count);
  const step = (window.high - window.low) / (count - 1);
  for (let index = 0; index < count; index++) places[index] = window.low + step * index;
  return places;
}

/** The stretch of y to draw: all of the finite samples, or without the outermost where a pole would flatten the rest to a line. With a
 *  margin at both ends. */
export function heightWindow(ys: ArrayLike<number>): Interval {
  const finite = Array.from(ys)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const at = (share: number) => finite[Math.round(share * (finite.length - 1))] ?? 0;
  const middle = at(0.9) - at(0.1);
  const poles = at(1) - at(0) > 6 * middle && middle > 0;
  return poles ? withMargin(at(0.05), at(0.95)) : withMargin(at(0), at(1));
}

/** A window that also shows y: the same one where it does already. */
export function including(window: Interval, y: number | null): Interval {
  if (y === null || !Number.isFinite(y) || (y >= window.low && y <= window.high)) return window;
  return withMargin(Math.min(window.low, y), Math.max(window.high, y));
}

function withMargin(low: number, high: number): Interval {
  // Halves first, so that the widest samples do not overflow.
  const margin = (high / 2 - low / 2) * 0.2 || Math.max(1, Math.abs(high) / 2);
  return { low: Math.max(low - margin, -Number.MAX_VALUE), high: Math.min(high + margin, Number.MAX_VALUE) };
}
