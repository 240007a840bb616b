import type { Box, Mark } from './picture.ts';
import { shareOf, type Scale } from './scale.ts';
import type { Tick } from './ticks.ts';

export interface Axis {
  readonly scale: Scale;
  readonly ticks: readonly Tick[];
  /** What is measured, with its unit. */
  readonly name: string;
}

/** Px from the left edge of a box. */
export function across(box: Box, scale: Scale, value: number): number {
  return shareOf(scale, value) * box.width;
}

/** Px from the top edge of a box. */
export function down(box: Box, scale: Scale, value: number): number {
  return (1 - shareOf(scale, value)) * box.height;
}

/** Room that the numbers of an upright axis need, in px. A figure is about 0.6 of its height wide. */
export function widthOfTicks(ticks: readonly Tick[], text: number): number {
  return Math.ceil(Math.max(2, ...ticks.map((tick) => tick.text.length)) * text * 0.6) + 8;
}

/** Room below a plot for the numbers and the name of its level axis, in px. */
export function heightOfAxis(text: number): number {
  return Math.ceil(text * 2.9);
}

/** The numbers of both axes and their names, around a box. The upright axis has its name above it, where it reads without turning one's head. */
export function axisMarks(box: Box, x: Axis, y: Axis, text: number): readonly Mark[] {
  const marks: Mark[] = [];
  const foot = box.y + box.height;
  let taken = Number.NEGATIVE_INFINITY;
  for (const tick of x.ticks) {
    const half = tick.text.length * text * 0.32;
    // The last number keeps within the picture, which ends 8 px right of the box.
    const at = Math.min(box.x + across(box, x.scale, tick.at), box.x + box.width + 8 - half);
    // Numbers that would run into each other are left out; their lines stay.
    if (at - half < taken) continue;
    taken = at + half + 4;
    marks.push({ kind: 'text', x: at, y: foot + text * 1.3, text: tick.text, ink: 'soft', anchor: 'middle' });
  }
  for (const tick of y.ticks) {
    const at = box.y + down(box, y.scale, tick.at);
    marks.push({ kind: 'text', x: box.x - 6, y: at + text * 0.35, text: tick.text, ink: 'soft', anchor: 'end' });
  }
  if (x.name !== '')
    marks.push({
      kind: 'text',
      x: box.x + box.width,
      y: foot + text * 2.6,
      text: x.name,
      ink: 'ink',
      anchor: 'end',
    });
  if (y.name !== '')
    marks.push({ kind: 'text', x: 0, y: box.y - text * 0.7, text: y.name, ink: 'ink', anchor: 'start' });
  return marks;
}

/** The lines of an axis cross over a whole plot, in the plot's own coordinates, and its frame. */
export function gridMarks(box: Box, x: Axis, y: Axis): readonly Mark[] {
  const upright = x.ticks.map((tick) => `M${across(box, x.scale, tick.at).toFixed(1)} 0V${box.height}`);
  const level = y.ticks.map((tick) => `M0 ${down(box, y.scale, tick.at).toFixed(1)}H${box.width}`);
  return [{ kind: 'path', d: `${upright.join('')}${level.join('')}`, stroke: 'hairline' }, frameMark(box)];
}

export function frameMark(box: Box): Mark {
  return { kind: 'path', d: `M0.5 0.5H${box.width - 0.5}V${box.height - 0.5}H0.5Z`, stroke: 'hairline' };
}
