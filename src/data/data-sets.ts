import { tableLimits } from '../graph/table-limits.ts';
import type { DataRecord } from '../graph/document.ts';
import type { DataSet, DrawOptions } from './data-set.ts';
import { line, plane, sine } from './sets/functions.ts';
import { lecture } from './sets/lecture.ts';
import { circles, spiral, twoGaussians, twoMoons, xor } from './sets/two-classes.ts';
import { yinYang } from './sets/yin-yang.ts';

/** Every built-in set by its lasting id, as documents name it, in the order in which it is offered. */
export const dataSets = {
  two_moons: twoMoons,
  circles,
  xor,
  spiral,
  two_gaussians: twoGaussians,
  yin_yang: yinYang,
  line,
  sine,
  plane,
  lecture,
} as const satisfies Readonly<Record<string, DataSet>>;

export type DataSetId = keyof typeof dataSets;

export function isDataSetId(text: string): text is DataSetId {
  return Object.hasOwn(dataSets, text);
}

export const dataSetIds: readonly DataSetId[] = Object.keys(dataSets).filter(isDataSetId);

/** The options a set is drawn with at first. */
export function firstOptions(id: DataSetId): DrawOptions {
  const { defaults, fewestRows } = dataSets[id];
  return defaults ?? { size: fewestRows, noise: 0, seed: 1 };
}

/** Why a set cannot be drawn so, in words; null when it can. */
export function drawProblem(id: DataSetId, { size, noise, seed }: DrawOptions): string | null {
  const { fewestRows, title } = dataSets[id];
  const { rows } = tableLimits;
  if (!Number.isInteger(size) || size < fewestRows || size > rows)
    return `${title} takes a whole number of rows from ${fewestRows} to ${rows.toLocaleString('en-US')}.`;
  if (!Number.isFinite(noise) || noise < 0 || noise > largestNoise)
    return `Noise goes from 0 to ${largestNoise}; 0 leaves every point in its place.`;
  if (!Number.isSafeInteger(seed)) return 'A seed is a whole number.';
  return null;
}

const largestNoise = 100;

/** The columns and the source of a built-in set: what a data node holds besides its place. Throws for options that `drawProblem` refuses. */
export function drawSet(id: DataSetId, options: DrawOptions): Pick<DataRecord, 'columns' | 'source'> {
  const problem = drawProblem(id, options);
  if (problem !== null) throw new RangeError(problem);
  const { defaults, generate } = dataSets[id];
  const { size, noise, seed } = defaults === null ? firstOptions(id) : options;
  return { columns: generate({ size, noise, seed }), source: { kind: 'generated', set: id, size, noise, seed } };
}
