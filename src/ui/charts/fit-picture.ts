import { across, axisMarks, down, gridMarks, heightOfAxis, widthOfTicks, type Axis } from './axes.ts';
import { classInk } from './ink.ts';
import { linePath } from './line-path.ts';
import type { Box, LegendItem, Mark, PathMark, PictureSize } from './picture.ts';
import type { PlanePicture } from './region-picture.ts';
import { scaleOver, ticksOf, type Scale } from './scale.ts';
import { circle } from './shapes.ts';
import type { Line } from './thin.ts';

/** Functions of one input and the examples they should pass. */
export interface Fit {
  /** The places, rising, and what each function is there. */
  readonly xs: ArrayLike<number>;
  readonly curves: readonly { readonly name: string; readonly ys: ArrayLike<number> }[];
  /** The examples; their y is the target. Null where there is no target to show. */
  readonly points: Line | null;
  readonly xName: string;
}

/** Dashes tell several curves apart where colours do not. */
const dashes: readonly (readonly number[] | undefined)[] = [undefined, [7, 3], [2, 3], [9, 3, 2, 3]];

function curveMark(place: number, count: number, d: string): PathMark {
  const dash = dashes[place % dashes.length];
  const stroke = count === 1 ? 'ink' : classInk(place);
  return { kind: 'path', d, stroke, width: 2, ...(dash === undefined ? {} : { dash }) };
}

/** The fitted curves over their input, with the examples. */
export function fitPicture({ xs, curves, points, xName }: Fit, { width, height, text }: PictureSize): PlanePicture {
  const xScale: Scale = {
    kind: 'linear',
    low: xs[0] ?? -1,
    high: xs[xs.length - 1] ?? 1,
  };
  const yScale = scaleOver([...curves.flatMap(({ ys }) => Array.from(ys)), ...Array.from(points?.ys ?? [])], 'linear');
  const [only] = curves;
  const yName = curves.length === 1 && only !== undefined ? only.name : '';
  const yAxis: Axis = { scale: yScale, ticks: ticksOf(yScale, 5), name: yName };
  const left = widthOfTicks(yAxis.ticks, text);
  const head = Math.ceil(text * 1.8);
  const box: Box = {
    x: left,
    y: head,
    width: Math.max(40, width - left - 8),
    height: Math.max(40, height - head - heightOfAxis(text)),
  };
  const xAxis: Axis = { scale: xScale, ticks: ticksOf(xScale, 6), name: xName };
  const marks: Mark[] = [...gridMarks(box, xAxis, yAxis)];
  const legend: LegendItem[] = curves.map(({ name }, place) => ({
    label: name,
    sample: { field: null, marks: [curveMark(place, curves.length, 'M1 7H23')] },
  }));
  if (points !== null) {
    marks.push({ kind: 'path', d: dots(points, box, xScale, yScale), fill: 'accent', stroke: 'card' });
    legend.push({
      label: `examples (${points.xs.length})`,
      sample: { field: null, marks: [{ kind: 'path', d: circle(12, 7, 3.5), fill: 'accent', stroke: 'card' }] },
    });
  }
  for (const [place, { ys }] of curves.entries())
    marks.push(curveMark(place, curves.length, linePath({ xs, ys }, box, xScale, yScale)));
  return {
    title: `${curves.map(({ name }) => name).join(', ')} over ${xName}${points === null ? '' : `, with ${points.xs.length} examples`}`,
    width,
    height,
    text,
    box,
    xScale,
    yScale,
    plots: [{ box, field: null, marks }],
    marks: axisMarks(box, xAxis, yAxis, text),
    legend,
  };
}

function dots({ xs, ys }: Line, box: Box, xScale: Scale, yScale: Scale): string {
  let path = '';
  for (let index = 0; index < xs.length; index++) {
    const x = across(box, xScale, xs[index] ?? Number.NaN);
    const y = down(box, yScale, ys[index] ?? Number.NaN);
    if (Number.isFinite(x + y)) path += circle(x, y, 3);
  }
  return path;
}
