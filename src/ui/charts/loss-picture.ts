import { axisMarks, across, down, gridMarks, heightOfAxis, widthOfTicks, type Axis } from './axes.ts';
import type { Ink } from './ink.ts';
import { linePath } from './line-path.ts';
import type { Box, LegendItem, Mark, Picture, PictureSize, Plot } from './picture.ts';
import { scaleOver, ticksOf, type Scale, type ScaleKind } from './scale.ts';

/** What a line of the loss chart stands for. A `ghost` is another run, to compare with. */
export type LossRole = 'training' | 'validation' | 'ghost';

export interface LossLine {
  readonly name: string;
  readonly role: LossRole;
  readonly steps: ArrayLike<number>;
  /** The loss before each step's update; what is not finite leaves a gap. */
  readonly losses: ArrayLike<number>;
  /** Shares of rows told right, 0 … 1, by step; null where the loss knows no classes. */
  readonly accuracies: ArrayLike<number> | null;
}

interface Look {
  readonly ink: Ink;
  readonly width: number;
  readonly dash?: readonly number[];
}

const looks: Readonly<Record<LossRole, Look>> = {
  training: { ink: 'ink', width: 1.75 },
  validation: { ink: 'soft', width: 1.75, dash: [6, 3] },
  ghost: { ink: 'outline', width: 1.25, dash: [2, 2] },
};

export interface LossPicture extends Picture {
  readonly steps: Scale;
  /** Where the losses are drawn, and the accuracies if there are any. */
  readonly lossAxis: Axis;
  readonly accuracyAxis: Axis | null;
}

/** Losses over steps, and below them, on a strip of its own, the accuracies. Lines differ by dashes, not by colour. */
export function lossPicture(lines: readonly LossLine[], kind: ScaleKind, size: PictureSize): LossPicture {
  const { width, height, text } = size;
  const steps: Scale = { kind: 'linear', low: 0, high: Math.max(1, ...lines.map(lastStep)) };
  const losses = scaleOver(allOf(lines.map((line) => line.losses)), kind);
  const lossAxis: Axis = { scale: losses, ticks: ticksOf(losses, height > 160 ? 5 : 3), name: 'loss' };
  const withAccuracy = lines.some((line) => line.accuracies !== null);
  const accuracyScale: Scale = { kind: 'linear', low: 0, high: 1 };
  const accuracyAxis: Axis | null = withAccuracy
    ? { scale: accuracyScale, ticks: [0, 0.5, 1].map((at) => ({ at, text: `${at * 100} %` })), name: 'accuracy' }
    : null;
  const left = Math.max(widthOfTicks(lossAxis.ticks, text), accuracyAxis ? widthOfTicks(accuracyAxis.ticks, text) : 0);
  const stepAxis = (name: string): Axis => ({
    scale: steps,
    ticks: ticksOf(steps, Math.max(2, Math.floor((width - left) / (text * 6)))).filter(({ at }) =>
      Number.isInteger(at),
    ),
    name,
  });
  const head = Math.ceil(text * 1.8);
  const strip = accuracyAxis ? Math.max(36, Math.round(height * 0.18)) : 0;
  const between = accuracyAxis ? Math.ceil(text * 2.6) : 0;
  const box: Box = {
    x: left,
    y: head,
    width: Math.max(40, width - left - 8),
    height: Math.max(40, height - head - heightOfAxis(text) - strip - between),
  };
  const plots: Plot[] = [
    {
      box,
      field: null,
      marks: [
        ...gridMarks(box, stepAxis(''), lossAxis),
        ...drawn(lines).map((line) =>
          lineMark(line, linePath({ xs: line.steps, ys: line.losses }, box, steps, losses)),
        ),
      ],
    },
  ];
  const marks: Mark[] = [];
  if (accuracyAxis === null) marks.push(...axisMarks(box, stepAxis('step'), lossAxis, text));
  else {
    const below: Box = { ...box, y: box.y + box.height + between, height: strip };
    plots.push({
      box: below,
      field: null,
      marks: [
        ...gridMarks(below, stepAxis(''), accuracyAxis),
        ...drawn(lines).flatMap((line) =>
          line.accuracies === null
            ? []
            : [lineMark(line, linePath({ xs: line.steps, ys: line.accuracies }, below, steps, accuracyScale))],
        ),
      ],
    });
    marks.push(...axisMarks(box, { ...stepAxis(''), ticks: [] }, lossAxis, text));
    marks.push(...axisMarks(below, stepAxis('step'), accuracyAxis, text));
  }
  return {
    title: lossTitle(lines),
    width,
    height,
    text,
    plots,
    marks,
    legend: lines.map(legendItem),
    steps,
    lossAxis,
    accuracyAxis,
  };
}

/** A line upright at one step, with a dot on every line that has a loss there. */
export function stepMarks(
  picture: LossPicture,
  lines: readonly LossLine[],
  step: number,
): readonly (readonly Mark[])[] {
  return picture.plots.map(({ box }, plot) => {
    const x = across(box, picture.steps, step);
    const axis = plot === 0 ? picture.lossAxis : picture.accuracyAxis;
    const marks: Mark[] = [{ kind: 'path', d: `M${x.toFixed(1)} 0V${box.height}`, stroke: 'accent' }];
    for (const line of lines) {
      const values = plot === 0 ? line.losses : line.accuracies;
      const value = values?.[placeOfStep(line.steps, step)] ?? Number.NaN;
      if (axis === null || line.role === 'ghost') continue;
      const y = down(box, axis.scale, value);
      if (!Number.isFinite(y)) continue;
      const dot = `M${(x - 3.5).toFixed(1)} ${y.toFixed(1)}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0Z`;
      marks.push({ kind: 'path', d: dot, fill: 'accent', stroke: 'card', width: 1.5 });
    }
    return marks;
  });
}

/** The last place in rising steps that is not beyond `step`; −1 where all are. */
export function placeOfStep(steps: ArrayLike<number>, step: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle] ?? Number.POSITIVE_INFINITY) <= step) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function lastStep(line: LossLine): number {
  return line.steps[line.steps.length - 1] ?? 0;
}

/** Ghosts first, so that the run of interest lies above them. */
function drawn(lines: readonly LossLine[]): readonly LossLine[] {
  const order: Readonly<Record<LossRole, number>> = { ghost: 0, validation: 1, training: 2 };
  return lines.toSorted((a, b) => order[a.role] - order[b.role]);
}

function lineMark({ role }: LossLine, d: string): Mark {
  const { ink, width, dash } = looks[role];
  return { kind: 'path', d, stroke: ink, width, ...(dash === undefined ? {} : { dash }) };
}

function legendItem(line: LossLine): LegendItem {
  return { label: line.name, sample: { field: null, marks: [lineMark(line, 'M1 7H23')] } };
}

function* allOf(lists: readonly ArrayLike<number>[]): Iterable<number> {
  for (const list of lists) for (let index = 0; index < list.length; index++) yield list[index] ?? Number.NaN;
}

function lossTitle(lines: readonly LossLine[]): string {
  const last = Math.max(0, ...lines.map(lastStep));
  const names = lines.map((line) => line.name).join(', ');
  return lines.length === 0 ? 'Loss by step: no step yet' : `Loss by step, to step ${last}: ${names}`;
}
