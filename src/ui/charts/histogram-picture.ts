import { across, axisMarks, down, gridMarks, heightOfAxis, widthOfTicks, type Axis } from './axes.ts';
import type { Bins } from './bins.ts';
import type { Box, LegendItem, Mark, Picture, PictureSize } from './picture.ts';
import { ticksOf, type Scale, type ScaleKind } from './scale.ts';
import type { Ink } from './ink.ts';

export interface HistogramData {
  readonly bins: Bins;
  /** What was counted: “gradient”, “parameter”. */
  readonly name: string;
  /** Whether the sign has a colour, as gradients do. */
  readonly signed: boolean;
  readonly counts: ScaleKind;
}

/** Bars over stretches of numbers. Gradients are blue with ▲ above zero and orange with ▼ below it. */
export function histogramPicture(data: HistogramData, { width, height, text }: PictureSize): Picture {
  const { bins, name, signed, counts } = data;
  const most = Math.max(1, ...bins.counts);
  const x: Scale = { kind: 'linear', low: bins.low, high: bins.low + bins.width * Math.max(1, bins.counts.length) };
  // One alone is a bar too where counts are drawn by their logarithm.
  const y: Scale =
    counts === 'log' ? { kind: 'log', low: 0.5, high: most * 1.5 } : { kind: 'linear', low: 0, high: most * 1.08 };
  const yAxis: Axis = { scale: y, ticks: ticksOf(y, 4).filter(({ at }) => Number.isInteger(at)), name: 'how many' };
  const left = widthOfTicks(yAxis.ticks, text);
  const head = Math.ceil(text * 1.8);
  const box: Box = {
    x: left,
    y: head,
    width: Math.max(40, width - left - 8),
    height: Math.max(30, height - head - heightOfAxis(text)),
  };
  const xAxis: Axis = { scale: x, ticks: ticksOf(x, Math.max(2, Math.floor(box.width / (text * 6)))), name };
  const bars = (ink: Ink, wanted: (middle: number) => boolean): Mark => ({
    kind: 'path',
    d: barsPath(bins, box, x, y, wanted),
    fill: ink,
    stroke: 'card',
  });
  const marks: readonly Mark[] = signed
    ? [bars('minus', (middle) => middle < 0), bars('plus', (middle) => middle >= 0)]
    : [bars('soft', () => true)];
  const total = bins.counts.reduce((sum, count) => sum + count, 0);
  return {
    title: `${total} ${name}s from ${xAxis.ticks[0]?.text ?? '0'} to ${xAxis.ticks.at(-1)?.text ?? '0'}, counted`,
    width,
    height,
    text,
    plots: [{ box, field: null, marks: [...gridMarks(box, xAxis, yAxis), ...marks, zeroMark(box, x)] }],
    marks: axisMarks(box, xAxis, yAxis, text),
    legend: signed ? signLegend : [],
  };
}

const signLegend: readonly LegendItem[] = [
  { label: 'below 0', sample: { field: null, marks: [{ kind: 'path', d: 'M7 3H17L12 11Z', fill: 'minus' }] } },
  { label: '0 and above', sample: { field: null, marks: [{ kind: 'path', d: 'M7 11H17L12 3Z', fill: 'plus' }] } },
];

function barsPath(
  { low, width, counts }: Bins,
  box: Box,
  x: Scale,
  y: Scale,
  wanted: (middle: number) => boolean,
): string {
  let path = '';
  for (const [place, count] of counts.entries()) {
    if (count === 0 || !wanted(low + width * (place + 0.5))) continue;
    const from = across(box, x, low + width * place);
    const to = across(box, x, low + width * (place + 1));
    path += `M${from.toFixed(1)} ${box.height}V${down(box, y, count).toFixed(1)}H${to.toFixed(1)}V${box.height}Z`;
  }
  return path;
}

function zeroMark(box: Box, x: Scale): Mark {
  const at = across(box, x, 0);
  return { kind: 'path', d: at > 0 && at < box.width ? `M${at.toFixed(1)} 0V${box.height}` : '', stroke: 'outline' };
}
