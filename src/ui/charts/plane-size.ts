import type { ChartRoom } from './chart-room.ts';
import type { PictureSize } from './picture.ts';

/** The height of a plane that nobody chose one for, at most, in px. */
const mostHeight = 420;

/** How much wider than high a plane may be: further, its shapes would no longer be told. */
const widest = 1.3;

/** The size of a plane in the room it has. */
export function planeSize(room: ChartRoom, height: number | undefined): PictureSize {
  const high = height ?? Math.min(room.width(), mostHeight);
  return { width: Math.min(room.width(), Math.round(widest * high)), height: high, text: room.text() };
}
