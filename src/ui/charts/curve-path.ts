import type { Interval } from './curve-window.ts';

/** A window of numbers and the picture it is drawn on, in CSS px. y grows downwards in the picture. */
export interface Frame {
  readonly x: Interval;
  readonly y: Interval;
  readonly width: number;
  readonly height: number;
}

function share(value: number, interval: Interval): number {
  // In halves: the ends may be as far apart as binary64 reaches.
  return (value / 2 - interval.low / 2) / (interval.high / 2 - interval.low / 2);
}

export function toPictureX(x: number, frame: Frame): number {
  return share(x, frame.x) * frame.width;
}

export function toPictureY(y: number, frame: Frame): number {
  return (1 - share(y, frame.y)) * frame.height;
}

/** The path of a sampled function, for an SVG `d`. It breaks where a sample is NaN or infinite, and where it leaps from beyond one edge to
 *  beyond the other, as at a pole; what lies far outside is held just outside. */
export function curvePath(xs: ArrayLike<number>, ys: ArrayLike<number>, frame: Frame): string {
  const far = frame.height;
  let path = '';
  let previous: number | null = null;
  for (let index = 0; index < xs.length; index++) {
    const value = ys[index] ?? Number.NaN;
    if (!Number.isFinite(value)) {
      previous = null;
      continue;
    }
    const x = toPictureX(xs[index] ?? Number.NaN, frame);
    const y = Math.max(-far, Math.min(toPictureY(value, frame), frame.height + far));
    const leaps = previous !== null && Math.min(previous, y) < 0 && Math.max(previous, y) > frame.height;
    path += `${previous === null || leaps ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    previous = y;
  }
  return path;
}

/** The tangent at a point, as long as `reach` px to either side; empty where the slope is no number. */
export function tangentPath(
  at: { readonly x: number; readonly y: number; readonly slope: number },
  frame: Frame,
  reach: number,
): string {
  const x = toPictureX(at.x, frame);
  const y = toPictureY(at.y, frame);
  // Far outside there is nothing to see, and a coordinate beyond single precision is none for a browser.
  const isNear = Math.abs(x) < 100 * frame.width && Math.abs(y) < 100 * frame.height;
  if (!isNear || Number.isNaN(at.slope)) return '';
  const perX = frame.width / (frame.x.high - frame.x.low);
  const perY = frame.height / (frame.y.high - frame.y.low);
  const steepness = Math.atan2(-at.slope * perY, perX);
  const dx = Math.cos(steepness) * reach;
  const dy = Math.sin(steepness) * reach;
  return `M${(x - dx).toFixed(1)} ${(y - dy).toFixed(1)}L${(x + dx).toFixed(1)} ${(y + dy).toFixed(1)}`;
}

/** The axes that cross the window. */
export function axesPath(frame: Frame): string {
  const x = toPictureX(0, frame);
  const y = toPictureY(0, frame);
  const upright = x >= 0 && x <= frame.width ? `M${x.toFixed(1)} 0V${frame.height}` : '';
  const level = y >= 0 && y <= frame.height ? `M0 ${y.toFixed(1)}H${frame.width}` : '';
  return upright + level;
}
