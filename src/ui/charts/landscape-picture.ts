import { shortNumeral } from '../../kernel/numeral.ts';
import { across, down, frameMark } from './axes.ts';
import { contour, segmentsPath, type Segment } from './contour.ts';
import type { Interval } from './curve-window.ts';
import { sequentialCells } from './field.ts';
import type { Box, Field, LegendItem, Mark, PictureSize } from './picture.ts';
import { planeOf, type PlanePicture } from './region-picture.ts';
import { shareOf, ticksOf, type Scale } from './scale.ts';
import { circle } from './shapes.ts';
import type { Tick } from './ticks.ts';

export interface LossField {
  /** n × n losses for the middles of the cells, row by row from the lowest y; NaN where none is known yet. */
  readonly losses: ArrayLike<number>;
  readonly n: number;
  readonly x: Interval;
  readonly y: Interval;
  readonly xName: string;
  readonly yName: string;
  /** Where the two parameters stand. */
  readonly present: { readonly x: number; readonly y: number } | null;
  /** Where they stood, first to last. */
  readonly path: readonly { readonly x: number; readonly y: number }[];
}

/** How many times the least loss the greatest must be for levels that multiply instead of add. */
const wide = 100;

/** The loss over two parameters: darker is more, with lines of equal loss, the way walked and the present point. */
export function landscapePicture(data: LossField, size: PictureSize): PlanePicture {
  const plane = planeOf(data, size);
  const { box, xScale, yScale } = plane;
  const scale = lossScale(data.losses);
  const levels = levelsOf(scale);
  const grid = { columns: data.n, rows: data.n, values: data.losses };
  const lines = levels.map(({ at, text }) => ({ text, segments: contour(grid, at, box) }));
  const walked = data.path
    .map(({ x, y }) => [across(box, xScale, x), down(box, yScale, y)] as const)
    .filter(([x, y]) => Number.isFinite(x + y));
  const marks: Mark[] = [
    { kind: 'path', d: lines.map(({ segments }) => segmentsPath(segments)).join(''), stroke: 'soft' },
    ...labelMarks(lines, box, size.text),
    { kind: 'path', d: polyline(walked), stroke: 'card', width: 4 },
    { kind: 'path', d: polyline(walked), stroke: 'accent', width: 1.75 },
    { kind: 'path', d: walked.map(([x, y]) => circle(x, y, 1.75)).join(''), fill: 'accent' },
  ];
  if (data.present !== null) {
    const x = across(box, xScale, data.present.x);
    const y = down(box, yScale, data.present.y);
    if (Number.isFinite(x + y))
      marks.push({ kind: 'path', d: circle(x, y, 5), fill: 'accent', stroke: 'card', width: 2 });
  }
  marks.push(frameMark(box));
  return {
    ...plane,
    title: `Loss over ${data.xName} and ${data.yName}`,
    plots: [{ box, field: lossCells(data, scale), marks }],
    legend: legendOf(scale, data.path.length > 1),
  };
}

/** The loss of the cell a place lies in, in words. */
export function landscapeWords(data: LossField, x: number, y: number): string {
  const column = Math.floor(((x - data.x.low) / (data.x.high - data.x.low)) * data.n);
  const row = Math.floor(((y - data.y.low) / (data.y.high - data.y.low)) * data.n);
  const known = column >= 0 && column < data.n && row >= 0 && row < data.n;
  const loss = known ? data.losses[row * data.n + column] : undefined;
  const place = `${data.xName} ${shortNumeral(x)}, ${data.yName} ${shortNumeral(y)}`;
  return loss === undefined || Number.isNaN(loss) ? place : `${place}: loss ${shortNumeral(loss)}`;
}

function lossScale(losses: ArrayLike<number>): Scale {
  const finite = Array.from(losses).filter(Number.isFinite);
  if (finite.length === 0) return { kind: 'linear', low: 0, high: 1 };
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const loss of finite) {
    low = Math.min(low, loss);
    high = Math.max(high, loss);
  }
  if (low === high) return { kind: 'linear', low, high: low + (Math.abs(low) || 1) };
  return { kind: low > 0 && high / low > wide ? 'log' : 'linear', low, high };
}

/** The losses that lines are drawn at: 1, 2 and 5 times powers of ten where losses differ by orders of magnitude, as long as these are few. */
function levelsOf(scale: Scale): readonly Tick[] {
  const decades = Math.log10(scale.high / scale.low);
  if (scale.kind === 'linear' || decades > 5) return ticksOf(scale, 8);
  const powers = Array.from(
    { length: Math.ceil(decades) + 1 },
    (_, index) => Math.floor(Math.log10(scale.low)) + index,
  );
  return powers
    .flatMap((power) => [1, 2, 5].map((factor) => Number(`${factor}e${power}`)))
    .filter((at) => at > scale.low && at < scale.high)
    .map((at) => ({ at, text: shortNumeral(at) }));
}

function lossCells({ losses, n }: LossField, scale: Scale): Field {
  const share = (loss: number) => (loss === Number.POSITIVE_INFINITY ? 1 : shareOf(scale, loss));
  return { columns: n, rows: n, cells: sequentialCells(losses, share), ramp: 'sequential' };
}

/** One number on each line, where it comes nearest to the right edge without running into another. */
function labelMarks(
  lines: readonly { readonly text: string; readonly segments: readonly Segment[] }[],
  { width, height }: Pick<Box, 'width' | 'height'>,
  text: number,
): readonly Mark[] {
  const placed: (readonly [number, number])[] = [];
  return lines.flatMap(({ text: label, segments }): readonly Mark[] => {
    const room = label.length * text * 0.6;
    const found = segments
      .map(([x1, y1, x2, y2]) => [(x1 + x2) / 2, (y1 + y2) / 2] as const)
      .filter(([x, y]) => x > room / 2 + 4 && x < width - room / 2 - 4 && y > text && y < height - text)
      .toSorted(([a], [b]) => b - a)
      .find(([x, y]) => placed.every(([px, py]) => Math.abs(px - x) > room + 6 || Math.abs(py - y) > text * 1.4));
    if (found === undefined) return [];
    placed.push(found);
    const [x, y] = [found[0], found[1] + text * 0.35];
    return [{ kind: 'text', x, y, text: label, ink: 'ink', anchor: 'middle', plated: true }];
  });
}

function polyline(points: readonly (readonly [number, number])[]): string {
  const [first, ...rest] = points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`);
  return first === undefined || rest.length === 0 ? '' : `M${first}L${rest.join('L')}`;
}

function legendOf(scale: Scale, walked: boolean): readonly LegendItem[] {
  const ramp: Field = {
    columns: 24,
    rows: 1,
    cells: Uint8Array.from({ length: 24 }, (_, column) => Math.round((254 * column) / 23)),
    ramp: 'sequential',
  };
  const present: LegendItem = {
    label: 'where it stands',
    sample: {
      field: null,
      marks: [{ kind: 'path', d: circle(12, 7, 5), fill: 'accent', stroke: 'card', width: 2 }],
    },
  };
  const path: LegendItem = {
    label: 'the way walked',
    sample: { field: null, marks: [{ kind: 'path', d: 'M1 7H23', stroke: 'accent', width: 1.75 }] },
  };
  const words = `loss ${shortNumeral(scale.low)} … ${shortNumeral(scale.high)}`;
  const range: LegendItem = { label: words, sample: { field: ramp, marks: [] } };
  return walked ? [range, present, path] : [range, present];
}
