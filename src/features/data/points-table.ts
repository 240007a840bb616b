import { shortNumeral } from '../../kernel/numeral.ts';
import type { Column, DataRecord } from '../../graph/document.ts';
import { tableOf } from '../../data/table-of.ts';
import { classesOf, type RowClass } from './classes.ts';

/** One row of a plane of points. */
export interface OwnPoint {
  readonly x: number;
  readonly y: number;
  /** The number of its class. */
  readonly value: number;
}

/** A table that points can be put into: two inputs and a target of classes, and nothing else that would need a number. */
export interface PointsTable {
  readonly x: Column;
  readonly y: Column;
  readonly target: Column;
  /** The classes one can choose among, those of the rows and what else fits them. */
  readonly classes: readonly RowClass[];
  readonly points: readonly OwnPoint[];
}

/** The table as a plane of points; null where it is none. */
export function pointsTable({ columns }: Pick<DataRecord, 'columns'>): PointsTable | null {
  const [x, y, ...more] = columns.filter(({ role }) => role === 'input');
  const target = columns.find(({ role }) => role === 'target');
  const found = classesOf(target);
  if (x === undefined || y === undefined || target === undefined || found === null) return null;
  if (more.length > 0 || columns.length !== 3) return null;
  if (x.labels !== undefined || y.labels !== undefined) return null;
  const points = x.values.map((at, row) => ({ x: at, y: y.values[row] ?? 0, value: target.values[row] ?? 0 }));
  return { x, y, target, classes: target.labels === undefined ? offered(found) : found, points };
}

/** Two classes are −1 and 1, or 0 and 1, also while one of them has no rows; of several, one more can be begun. */
function offered(found: readonly RowClass[]): readonly RowClass[] {
  const values = found.map(({ value }) => value);
  const named = (numbers: readonly number[]) => numbers.map((value) => ({ value, name: shortNumeral(value) }));
  if (values.every((value) => value === -1 || value === 1)) return named([-1, 1]);
  if (values.every((value) => value === 0 || value === 1)) return named([0, 1]);
  return named([...values, Math.max(...values) + 1]);
}

/** The columns of the table with other rows. */
export function withPoints(
  { x, y, target }: PointsTable,
  columns: readonly Column[],
  points: readonly OwnPoint[],
): readonly Column[] {
  return columns.map((column) => {
    if (column === x) return { ...column, values: points.map((point) => point.x) };
    if (column === y) return { ...column, values: points.map((point) => point.y) };
    return column === target ? { ...column, values: points.map(({ value }) => value) } : column;
  });
}

/** What one begins from: a table keeps at least one row, and two classes want one each. */
export function firstPoints(): readonly Column[] {
  return tableOf(
    ['x1', 'x2', 'y'],
    [
      [-0.5, 0, -1],
      [0.5, 0, 1],
    ],
  );
}
