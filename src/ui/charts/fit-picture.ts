import { across, axisMarks, down, gridMarks, heightOfAxis, widthOfTicks, type Axis } from './axes.ts';
import { linePath } from './line-path.ts';
import type { Box, LegendItem, Mark, PictureSize } from './picture.ts';
import type { PlanePicture } from './region-picture.ts';
import { scaleOver, ticksOf, type Scale } from './scale.ts';
import { circle } from './shapes.ts';
import type { Line } from './thin.ts';

/** A function of one input and the examples it should pass. */
export interface Fit {
  readonly curve: Line;
  /** The examples; their y is the target. Null where there is no target to show. */
  readonly points: Line | null;
  readonly xName: string;
  readonly yName: string;
}

/** The fitted curve over its input, with the examples. */
export function fitPicture({ curve, points, xName, yName }: Fit, { width, height, text }: PictureSize): PlanePicture {
  const xScale: Scale = {
    kind: 'linear',
    low: curve.xs[0] ?? -1,
    high: curve.xs[curve.xs.length - 1] ?? 1,
  };
  const yScale = scaleOver([...Array.from(curve.ys), ...Array.from(points?.ys ?? [])], 'linear');
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
  const legend: LegendItem[] = [
    { label: yName, sample: { field: null, marks: [{ kind: 'path', d: 'M1 7H23', stroke: 'ink', width: 2 }] } },
  ];
  if (points !== null) {
    marks.push({ kind: 'path', d: dots(points, box, xScale, yScale), fill: 'accent', stroke: 'card' });
    legend.push({
      label: `examples (${points.xs.length})`,
      sample: { field: null, marks: [{ kind: 'path', d: circle(12, 7, 3.5), fill: 'accent', stroke: 'card' }] },
    });
  }
  marks.push({ kind: 'path', d: linePath(curve, box, xScale, yScale), stroke: 'ink', width: 2 });
  return {
    title: `${yName} over ${xName}${points === null ? '' : `, with ${points.xs.length} examples`}`,
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
