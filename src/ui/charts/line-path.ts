import { across, down } from './axes.ts';
import type { Box } from './picture.ts';
import type { Scale } from './scale.ts';
import { thinned, type Line } from './thin.ts';

/** The path of a line in a plot's own coordinates. It breaks where a number has no place; a point alone is a dot. */
export function linePath(line: Line, box: Box, x: Scale, y: Scale): string {
  const { xs, ys } = thinned(line, Math.max(50, Math.round(box.width)));
  let path = '';
  let drawn = 0;
  for (let index = 0; index < xs.length; index++) {
    const left = across(box, x, xs[index] ?? Number.NaN);
    // Held just outside, where browsers still count exactly.
    const top = Math.max(-box.height, Math.min(2 * box.height, down(box, y, ys[index] ?? Number.NaN)));
    if (!Number.isFinite(left) || !Number.isFinite(ys[index] ?? Number.NaN) || Number.isNaN(top)) {
      if (drawn === 1) path += 'h0.1';
      drawn = 0;
      continue;
    }
    path += `${drawn === 0 ? 'M' : 'L'}${left.toFixed(1)} ${top.toFixed(1)}`;
    drawn++;
  }
  return drawn === 1 ? `${path}h0.1` : path;
}
