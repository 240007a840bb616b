import { across, axisMarks, down, gridMarks, heightOfAxis, widthOfTicks, type Axis } from './axes.ts';
import { heightWindow, including } from './curve-window.ts';
import type { Ink } from './ink.ts';
import { linePath } from './line-path.ts';
import type { Box, LegendItem, Mark, PathMark, Picture, PictureSize } from './picture.ts';
import { ticksOf, type Scale } from './scale.ts';
import { circle } from './shapes.ts';
import type { Tick } from './ticks.ts';

/** A curve under the microscope: its tangent at x, and the secant that a step h makes. */
export interface Secant {
  readonly xName: string;
  readonly yName: string;
  readonly x: number;
  readonly y: number;
  /** By the chain rule; NaN where there is none. */
  readonly slope: number;
  readonly h: number;
  /** The secant's slope. */
  readonly estimate: number;
  /** f(x + h), and f(x − h) where the secant begins there; null where it begins at x. */
  readonly ahead: number;
  readonly behind: number | null;
  /** Half the width of the window. */
  readonly reach: number;
  /** Places less x, rising, and the curve there. */
  readonly offsets: ArrayLike<number>;
  readonly ys: ArrayLike<number>;
}

export interface SecantPicture extends Picture {
  readonly box: Box;
  /** Places less x. */
  readonly xScale: Scale;
}

/** Below this share of a number, an axis counts from it: there the digits that change are too far behind to be read. */
const fine = 1e-3;

/** The curve, its tangent and its secant, about x. Only the tangent has a colour, which is that of its sign. */
export function secantPicture(secant: Secant, { width, height, text }: PictureSize): SecantPicture {
  const { x, y, h, reach } = secant;
  const xScale: Scale = { kind: 'linear', low: -reach, high: reach };
  const rises = Array.from(secant.ys, (value) => value - y);
  const heights = including(including(heightWindow(rises), 0), h <= reach ? secant.ahead - y : 0);
  const yScale: Scale = { kind: 'linear', ...heights };
  const yAxis = axisAbout(y, secant.yName, yScale, Math.max(Math.abs(heights.low), Math.abs(heights.high)), 4);
  const left = widthOfTicks(yAxis.ticks, text);
  const head = Math.ceil(text * 1.8);
  const box: Box = {
    x: left,
    y: head,
    width: Math.max(40, width - left - 8),
    height: Math.max(40, height - head - heightOfAxis(text)),
  };
  const xAxis = axisAbout(x, secant.xName, xScale, reach, Math.max(3, Math.floor(box.width / (text * 5))));
  const place = (dx: number, dy: number) => ({ left: across(box, xScale, dx), top: down(box, yScale, dy) });
  const start = secant.behind === null ? { dx: 0, dy: 0 } : { dx: -h, dy: secant.behind - y };
  const ends = [start, { dx: h, dy: secant.ahead - y }].map(({ dx, dy }) => place(dx, dy));
  const here = place(0, 0);
  const handle = place(h, 0).left;
  const tangentInk = inkOfSign(secant.slope);
  const looks = {
    curve: { kind: 'path', d: '', stroke: 'ink', width: 2 },
    tangent: { kind: 'path', d: '', stroke: tangentInk, width: 2.25 },
    secant: { kind: 'path', d: '', stroke: 'ink', width: 1.5, dash: [6, 4] },
  } as const satisfies Record<string, PathMark>;
  const perDx = box.height / (heights.high - heights.low) / (box.width / (2 * reach));
  const marks: Mark[] = [
    ...gridMarks(box, xAxis, yAxis),
    { ...looks.curve, d: linePath({ xs: secant.offsets, ys: rises }, box, xScale, yScale) },
    { ...looks.secant, d: lineThrough(ends[1] ?? here, -secant.estimate * perDx, box) },
    { ...looks.tangent, d: lineThrough(here, -secant.slope * perDx, box) },
  ];
  for (const end of ends)
    if (Number.isFinite(end.left + end.top))
      marks.push({ kind: 'path', d: circle(end.left, held(end.top, box.height), 4), fill: 'card', stroke: 'ink' });
  marks.push({ kind: 'path', d: circle(here.left, held(here.top, box.height), 5), fill: 'accent', stroke: 'card' });
  if (h <= reach) {
    // The bracket from x to x + h, and the handle that drags it.
    const foot = box.height - 1;
    marks.push(
      { kind: 'path', d: `M${here.left.toFixed(1)} ${foot - 7}H${handle.toFixed(1)}`, stroke: 'accent', width: 2 },
      { kind: 'path', d: `M${handle.toFixed(1)} 0V${foot}`, stroke: 'accent', dash: [2, 3] },
      { kind: 'path', d: circle(handle, foot - 7, 6), fill: 'accent', stroke: 'card', width: 2 },
      { kind: 'text', x: handle, y: foot - 18, text: 'h', ink: 'accent', anchor: 'middle', plated: true },
    );
  }
  const legend: LegendItem[] = [
    {
      label: `${secant.yName} against ${secant.xName}`,
      sample: { field: null, marks: [{ ...looks.curve, d: 'M1 7H23' }] },
    },
    { label: 'tangent', sample: { field: null, marks: [{ ...looks.tangent, d: 'M1 7H23' }] } },
    { label: 'secant', sample: { field: null, marks: [{ ...looks.secant, d: 'M1 7H23' }] } },
  ];
  return {
    title: `${secant.yName} against ${secant.xName}, with its tangent and the secant of h`,
    width,
    height,
    text,
    box,
    xScale,
    plots: [{ box, field: null, marks }],
    marks: axisMarks(box, xAxis, yAxis, text),
    legend,
  };
}

/** An axis over differences from `centre`. Its numbers are those of the quantity itself, or the differences where it is looked at closely. */
function axisAbout(centre: number, name: string, scale: Scale, reach: number, count: number): Axis {
  if (reach < fine * Math.abs(centre)) return { scale, name: `change of ${name}`, ticks: ticksOf(scale, count) };
  const whole = ticksOf({ kind: 'linear', low: centre + scale.low, high: centre + scale.high }, count);
  return { scale, name, ticks: whole.map(({ at, text }): Tick => ({ at: at - centre, text })) };
}

/** A line through a point, in px, as far as the box and a little further; empty where it has no slope. */
function lineThrough(point: { readonly left: number; readonly top: number }, steepness: number, box: Box): string {
  if (!Number.isFinite(point.left + point.top) || Number.isNaN(steepness)) return '';
  const angle = Math.atan(steepness);
  const far = 2 * (box.width + box.height);
  const [dx, dy] = [Math.cos(angle) * far, Math.sin(angle) * far];
  const from = { left: held(point.left, box.width), top: held(point.top, box.height) };
  return `M${(from.left - dx).toFixed(1)} ${(from.top - dy).toFixed(1)}L${(from.left + dx).toFixed(1)} ${(from.top + dy).toFixed(1)}`;
}

/** Held just outside, where browsers still count exactly. */
function held(at: number, size: number): number {
  return Math.max(-20, Math.min(size + 20, at));
}

function inkOfSign(slope: number): Ink {
  if (slope > 0) return 'plus';
  return slope < 0 ? 'minus' : 'soft';
}
