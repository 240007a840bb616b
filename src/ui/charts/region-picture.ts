import { across, axisMarks, down, frameMark, heightOfAxis, widthOfTicks, type Axis } from './axes.ts';
import { contour, segmentsPath } from './contour.ts';
import type { Interval } from './curve-window.ts';
import { classCells, divergingCells, leads, reachOf } from './field.ts';
import { classInk } from './ink.ts';
import { shortNumeral } from '../../kernel/numeral.ts';
import type { Box, Field, LegendItem, Mark, Picture, PictureSize } from './picture.ts';
import { ticksOf, type Scale } from './scale.ts';
import { circle, shapePath } from './shapes.ts';

/** One example, on the plane of two inputs. */
export interface RegionPoint {
  readonly x: number;
  readonly y: number;
  /** Its class by the data: the place among `classes`. */
  readonly class: number;
  /** Whether the net tells it otherwise. */
  readonly isWrong: boolean;
}

export interface Regions {
  /** One list for two classes (the second is above `threshold`), or one for each class (the greatest wins). n × n, one number for the middle
   *  of each cell, row by row from the lowest y. */
  readonly scores: readonly ArrayLike<number>[];
  readonly n: number;
  readonly x: Interval;
  readonly y: Interval;
  readonly xName: string;
  readonly yName: string;
  /** What the classes are called, at least two. */
  readonly classes: readonly string[];
  readonly threshold: number;
  readonly points: readonly RegionPoint[];
  /** False where targets are no classes: points then only say on which side of the threshold they are. */
  readonly isJudged: boolean;
}

export interface PlanePicture extends Picture {
  readonly box: Box;
  readonly xScale: Scale;
  readonly yScale: Scale;
}

const pointRadius = 3.5;

/** Which class the net tells where: a field of its scores, the boundary as a line, and the examples on it. */
export function regionPicture(regions: Regions, size: PictureSize): PlanePicture {
  const plane = planeOf(regions, size);
  const { box } = plane;
  const { classes, points } = regions;
  const used = new Set(points.map((point) => point.class));
  const wrong = points.filter((point) => point.isWrong).length;
  const marks: Mark[] = [
    ...signMarks(regions, box),
    { kind: 'path', d: boundary(regions, box), stroke: 'ink', width: 1.5 },
    ...pointMarks(points, plane),
    frameMark(box),
  ];
  const legend: LegendItem[] = classes.map((name, place) => ({
    label: used.has(place) || regions.scores.length > 1 ? name : `tells ${name}`,
    sample: { field: classSample(regions, place), marks: classMarks(place, used.has(place)) },
  }));
  if (points.length > 0 && regions.isJudged)
    legend.push({
      label: `told wrong: ${wrong} of ${points.length}`,
      sample: { field: null, marks: [{ kind: 'path', d: circle(12, 7, 5.5), stroke: 'ink', width: 1.5 }] },
    });
  return {
    ...plane,
    title: `Regions of ${classes.join(', ')} over ${regions.xName} and ${regions.yName}${regions.isJudged ? `; ${wrong} of ${points.length} examples told wrong` : ''}`,
    plots: [{ box, field: regionField(regions), marks }],
    legend,
  };
}

/** The class that is told at a place in the plane, with its score: the numbers of the cell it lies in. */
export function regionAt(
  regions: Regions,
  x: number,
  y: number,
): { readonly class: number; readonly score: number } | null {
  const cell = cellAt(regions, x, y);
  if (cell === null) return null;
  const { scores, threshold } = regions;
  const [only] = scores;
  if (scores.length === 1 && only !== undefined) {
    const score = only[cell] ?? Number.NaN;
    return Number.isNaN(score) ? null : { class: score > threshold ? 1 : 0, score };
  }
  const told = classCells(scores.map((score) => [score[cell] ?? Number.NaN]))[0] ?? 255;
  return told === 255 ? null : { class: told, score: scores[told]?.[cell] ?? Number.NaN };
}

function cellAt({ n, x: wide, y: tall }: Regions, x: number, y: number): number | null {
  const column = Math.floor(((x - wide.low) / (wide.high - wide.low)) * n);
  const row = Math.floor(((y - tall.low) / (tall.high - tall.low)) * n);
  return column >= 0 && column < n && row >= 0 && row < n ? row * n + column : null;
}

/** An empty plane with its axes, as square as the room allows. */
export function planeOf(
  { x, y, xName, yName }: Pick<Regions, 'x' | 'y' | 'xName' | 'yName'>,
  { width, height, text }: PictureSize,
): PlanePicture {
  const xScale: Scale = { kind: 'linear', ...x };
  const yScale: Scale = { kind: 'linear', ...y };
  const yAxis: Axis = { scale: yScale, ticks: ticksOf(yScale, 5), name: yName };
  const left = widthOfTicks(yAxis.ticks, text);
  const head = Math.ceil(text * 1.8);
  const box: Box = {
    x: left,
    y: head,
    width: Math.max(40, Math.round(width - left - 8)),
    height: Math.max(40, Math.round(height - head - heightOfAxis(text))),
  };
  const xAxis: Axis = { scale: xScale, ticks: ticksOf(xScale, 6), name: xName };
  return {
    title: '',
    width,
    height,
    text,
    box,
    xScale,
    yScale,
    plots: [{ box, field: null, marks: [] }],
    marks: axisMarks(box, xAxis, yAxis, text),
    legend: [],
  };
}

function regionField({ scores, n, threshold }: Regions): Field {
  const [only] = scores;
  if (scores.length === 1 && only !== undefined)
    return { columns: n, rows: n, cells: divergingCells(only, threshold, reachOf(only, threshold)), ramp: 'diverging' };
  return { columns: n, rows: n, cells: classCells(scores), ramp: 'classes' };
}

/** The colour of a class's region: in a diverging field its end, else its tint. */
function classSample({ scores }: Regions, place: number): Field {
  const cell = scores.length === 1 ? (place === 0 ? 20 : 234) : place;
  return { columns: 1, rows: 1, cells: new Uint8Array([cell]), ramp: scores.length === 1 ? 'diverging' : 'classes' };
}

function boundary({ scores, n, threshold }: Regions, box: Box): string {
  const [only] = scores;
  if (scores.length === 1 && only !== undefined)
    return segmentsPath(contour({ columns: n, rows: n, values: only }, threshold, box));
  return leads(scores, n)
    .map((grid) => segmentsPath(contour(grid, 0, box)))
    .join('');
}

/** Plus and minus signs over the field of a score, so that its sign shows without colour; for classes the place of each. */
function signMarks(regions: Regions, box: Box): readonly Mark[] {
  const { scores, n, threshold } = regions;
  const told = scores.length === 1 ? null : classCells(scores);
  const [only] = scores;
  const every = 56;
  const marks: Mark[] = [];
  let signs = '';
  for (let y = every / 2; y < box.height; y += every) {
    for (let x = every / 2; x < box.width; x += every) {
      const column = Math.min(n - 1, Math.floor((x / box.width) * n));
      const row = Math.min(n - 1, Math.floor((1 - y / box.height) * n));
      const cell = row * n + column;
      if (told === null) {
        const score = (only?.[cell] ?? Number.NaN) - threshold;
        if (score > 0) signs += `M${x - 3} ${y}h6M${x} ${y - 3}v6`;
        else if (score <= 0) signs += `M${x - 3} ${y}h6`;
      } else if (told[cell] !== 255) {
        signs += shapePath(told[cell] ?? 0, x, y, 3);
      }
    }
  }
  marks.push({ kind: 'path', d: signs, stroke: 'soft' });
  return marks;
}

/** All points of a class as one path, and a ring around each one told wrong. */
function pointMarks(points: readonly RegionPoint[], { box, xScale, yScale }: PlanePicture): readonly Mark[] {
  const paths = new Map<number, string>();
  let rings = '';
  for (const point of points) {
    const x = across(box, xScale, point.x);
    const y = down(box, yScale, point.y);
    if (!Number.isFinite(x + y)) continue;
    paths.set(point.class, (paths.get(point.class) ?? '') + shapePath(point.class, x, y, pointRadius));
    if (point.isWrong) rings += circle(x, y, pointRadius + 3.5);
  }
  const marks: Mark[] = [...paths]
    .toSorted(([a], [b]) => a - b)
    .map(([place, d]) => ({ kind: 'path', d, fill: classInk(place), stroke: 'card', width: 1 }));
  return [
    ...marks,
    { kind: 'path', d: rings, stroke: 'card', width: 3.5 },
    { kind: 'path', d: rings, stroke: 'ink', width: 1.75 },
  ];
}

/** The sample of a class in the legend: as its points look, or as the signs in its region do. */
function classMarks(place: number, hasPoints: boolean): readonly Mark[] {
  const d = shapePath(place, 12, 7, hasPoints ? 4.5 : 3);
  return hasPoints
    ? [{ kind: 'path', d, fill: classInk(place), stroke: 'card' }]
    : [{ kind: 'path', d, stroke: 'soft' }];
}

/** A place in words: “x1 0.31, x2 −0.2: up (0.83)”. */
export function regionWords(regions: Regions, x: number, y: number): string {
  const place = `${regions.xName} ${shortNumeral(x)}, ${regions.yName} ${shortNumeral(y)}`;
  const told = regionAt(regions, x, y);
  if (told === null) return `${place}: no number`;
  return `${place}: ${regions.classes[told.class] ?? `class ${told.class}`} (${shortNumeral(told.score)})`;
}
