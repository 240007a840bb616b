import { describe, expect, test } from 'vitest';
import { isOpId, opIds, ops } from '../../../src/ops/table.ts';
import golden from '../../fixtures/golden/ops.json';
import oracle from '../../fixtures/oracle/ops.json';
import { goldenNumber, ulps } from '../../support/close.ts';

interface Point {
  readonly op: string;
  readonly operands: readonly number[];
  readonly value: number;
  /** Null where the slope does not exist. */
  readonly partials: readonly (number | null)[];
}

const goldenPoints: readonly Point[] = golden.map(({ op, args, value, partials }) => ({
  op,
  operands: args,
  value: goldenNumber(value),
  partials: partials.map((partial) => (partial === null ? null : goldenNumber(partial))),
}));

const oraclePoints: readonly Point[] = oracle.map((row) => {
  const [op, operands, value, partials] = row as [string, number[], number | string, (number | string)[]];
  return { op, operands, value: goldenNumber(value), partials: partials.map(goldenNumber) };
});

const near = (actual: number, expected: number) => ulps(actual, expected) <= 8 || Math.abs(actual - expected) <= 1e-13;

/** What is wrong at a point, in words; '' where all is well. */
function fault({ op, operands, value, partials }: Point): string {
  if (!isOpId(op)) return `there is no op ${op}`;
  const out = ops[op].forward(operands);
  if (!near(out, value))
    return `${op}(${operands.join(', ')}) is ${out} and should be ${value}, ${ulps(out, value)} ulp away`;
  const slopes = ops[op].partials(operands, out);
  const wrong = partials.findIndex((partial, index) =>
    partial === null ? !Number.isNaN(slopes[index]) : !near(slopes[index]!, partial),
  );
  return wrong < 0
    ? ''
    : `slope ${wrong} of ${op}(${operands.join(', ')}) is ${slopes[wrong]} and should be ${partials[wrong]}`;
}

describe.each([
  ['the reference file', goldenPoints],
  ['60-digit arithmetic', oraclePoints],
])('values and slopes agree with %s', (_, points) => {
  const names = [...new Set(points.map(({ op }) => op))];
  test.each(names)('%s, to 8 ulp or 1e-13', (name) => {
    const faults = points.filter(({ op }) => op === name).map(fault);
    expect(faults.filter((text) => text !== '')).toEqual([]);
  });
});

test('between them the two files know every op but step, whose points are special ones, and those that only regroup others', () => {
  const known = new Set([...goldenPoints, ...oraclePoints].map(({ op }) => op));
  expect(opIds.filter((id) => !known.has(id))).toEqual(['step', 'sum_of_squares', 'pick', 'mean_rows', 'sum_rows']);
});
