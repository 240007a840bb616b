/** A square window of the plane, in the units of the data, and the side of its picture in CSS px. */
export interface PlaneFrame {
  readonly xLow: number;
  readonly xHigh: number;
  readonly yLow: number;
  readonly yHigh: number;
  readonly side: number;
}

/** The least that a window shows around the origin: the built-in sets lie within. */
const least = 1.6;
const margin = 0.06;

/** A window that holds all points with a margin; for points of the usual size always the same one, so that pictures compare. */
export function frameAround(points: readonly { readonly x: number; readonly y: number }[], side: number): PlaneFrame {
  const [xLow, xHigh] = stretch(points.map(({ x }) => x));
  const [yLow, yHigh] = stretch(points.map(({ y }) => y));
  return { xLow, xHigh, yLow, yHigh, side };
}

function stretch(values: readonly number[]): readonly [number, number] {
  let low = -least;
  let high = least;
  let within = true;
  for (const value of values) within &&= value >= low && value <= high;
  if (within) return [low, high];
  [low, high] = [Infinity, -Infinity];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  // In halves: the ends may be as far apart as binary64 reaches.
  const room = (high / 2 - low / 2) * 2 * margin || Math.max(1, Math.abs(high) * margin);
  return [Math.max(low - room, -Number.MAX_VALUE), Math.min(high + room, Number.MAX_VALUE)];
}

export function toPictureX({ xLow, xHigh, side }: PlaneFrame, x: number): number {
  return ((x / 2 - xLow / 2) / (xHigh / 2 - xLow / 2)) * side;
}

export function toPictureY({ yLow, yHigh, side }: PlaneFrame, y: number): number {
  return (1 - (y / 2 - yLow / 2) / (yHigh / 2 - yLow / 2)) * side;
}

/** The place in the plane under a place in the picture, rounded to what a pixel can tell. */
export function fromPicture(frame: PlaneFrame, px: number, py: number): { readonly x: number; readonly y: number } {
  const x = frame.xLow + (px / frame.side) * (frame.xHigh - frame.xLow);
  const y = frame.yHigh - (py / frame.side) * (frame.yHigh - frame.yLow);
  return { x: toPixel(x, frame.xHigh - frame.xLow), y: toPixel(y, frame.yHigh - frame.yLow) };
}

/** The number rounded to the power of ten below a three-hundredth of the window. */
function toPixel(value: number, width: number): number {
  const digits = Math.max(0, Math.min(20, Math.ceil(2 - Math.log10(width / 3))));
  return Number(value.toFixed(digits)) + 0;
}
