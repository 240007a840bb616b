import { across, axisMarks, down, gridMarks, heightOfAxis, widthOfTicks, type Axis } from './axes.ts';
import { linePath } from './line-path.ts';
import type { Box, LegendItem, Mark, PathMark, Picture, PictureSize } from './picture.ts';
import { scaleOver, ticksOf, type Scale } from './scale.ts';
import { circle, shapePath } from './shapes.ts';

/** How wrong a slope is that was measured with steps of many sizes. */
export interface Valley {
  /** Rising. */
  readonly steps: readonly number[];
  /** |measured − true| for each step, by method; 0 where it is exactly right, NaN where it is none. */
  readonly forward: readonly number[];
  readonly central: readonly number[];
  readonly method: 'forward' | 'central';
  /** The step that is looked at. */
  readonly h: number;
}

export interface ValleyPicture extends Picture {
  readonly box: Box;
  readonly hScale: Scale;
}

const looks = {
  forward: { kind: 'path', d: '', stroke: 'ink', width: 1.75 },
  central: { kind: 'path', d: '', stroke: 'ink', width: 1.75, dash: [3, 4] },
} as const satisfies Record<Valley['method'], PathMark>;

/** Errors over steps, both on logarithmic axes: falling from the right while the curve is bent less and less, rising again to the left as
 *  digits are lost. What is exactly right has no place on such an axis and lies as a diamond on its foot. */
export function valleyPicture(valley: Valley, { width, height, text }: PictureSize): ValleyPicture {
  const hScale: Scale = { kind: 'log', low: 0.6e-17, high: 1.7 };
  const errors = scaleOver([...valley.forward, ...valley.central], 'log');
  // At least four powers of ten, so that the noise of rounding does not fill the picture.
  const errorScale: Scale = { ...errors, high: Math.max(errors.high, errors.low * 1e4) };
  const errorAxis: Axis = { scale: errorScale, ticks: ticksOf(errorScale, 5), name: 'error of the measured slope' };
  const left = widthOfTicks(errorAxis.ticks, text);
  const head = Math.ceil(text * 1.8);
  const box: Box = {
    x: left,
    y: head,
    width: Math.max(40, width - left - 8),
    height: Math.max(40, height - head - heightOfAxis(text)),
  };
  const hAxis: Axis = {
    scale: hScale,
    ticks: ticksOf(hScale, Math.max(2, Math.floor(box.width / (text * 5)))),
    name: 'h',
  };
  const present = across(box, hScale, valley.h);
  const marks: Mark[] = [...gridMarks(box, hAxis, errorAxis)];
  for (const method of ['central', 'forward'] as const) {
    const line = linePath({ xs: valley.steps, ys: valley[method] }, box, hScale, errorScale);
    marks.push({ ...looks[method], d: line, width: method === valley.method ? 2.25 : 1.25 });
  }
  const exact = valley.steps.flatMap((h, place) => (valley[valley.method][place] === 0 ? [h] : []));
  const atFoot = (h: number) => shapePath(3, across(box, hScale, h), box.height - 5, 3);
  if (exact.length > 0) marks.push({ kind: 'path', d: exact.map(atFoot).join(''), fill: 'card', stroke: 'ink' });
  marks.push({ kind: 'path', d: `M${present.toFixed(1)} 0V${box.height}`, stroke: 'accent', width: 1.5 });
  const error = valley[valley.method][valley.steps.indexOf(valley.h)] ?? Number.NaN;
  const top = error === 0 ? box.height - 5 : down(box, errorScale, error);
  if (Number.isFinite(top)) marks.push({ kind: 'path', d: circle(present, top, 5), fill: 'accent', stroke: 'card' });
  const legend: LegendItem[] = (['forward', 'central'] as const).map((method) => ({
    label: `${method} differences`,
    sample: { field: null, marks: [{ ...looks[method], d: 'M1 7H23' }] },
  }));
  if (exact.length > 0)
    legend.push({
      label: 'exactly right',
      sample: { field: null, marks: [{ kind: 'path', d: shapePath(3, 12, 7, 3), fill: 'card', stroke: 'ink' }] },
    });
  return {
    title: 'Error of the measured slope against the step h, both logarithmic',
    width,
    height,
    text,
    box,
    hScale,
    plots: [{ box, field: null, marks }],
    marks: axisMarks(box, hAxis, errorAxis, text),
    legend,
  };
}
