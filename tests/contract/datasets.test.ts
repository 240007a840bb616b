import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dataSetIds, dataSets, drawProblem, drawSet, firstOptions, type DataSetId } from '../../src/data/data-sets.ts';
import { yinYangClass } from '../../src/data/sets/yin-yang.ts';
import { decodeDataFields } from '../../src/graph/decode-data.ts';
import { isFault } from '../../src/graph/decode-fault.ts';
import { cases, seed } from '../support/seed.ts';

const drawn = dataSetIds.filter((id) => dataSets[id].defaults !== null);
const classes: Readonly<Record<DataSetId, readonly number[] | null>> = {
  two_moons: [-1, 1],
  circles: [-1, 1],
  xor: [-1, 1],
  spiral: [-1, 1],
  two_gaussians: [-1, 1],
  yin_yang: [0, 1, 2],
  line: null,
  sine: null,
  plane: null,
  lecture: [-1, 1],
};

/** How far a point without noise lies from where its class says, in closed form: 0 on the shape. Six decimals are kept. */
const distances: Readonly<Record<DataSetId, (row: readonly number[]) => number>> = {
  two_moons: ([x = 0, y = 0, t = 0]) =>
    t < 0
      ? Math.abs(Math.hypot(x + 0.5, y + 0.25) - 1) + Math.max(0, -0.250001 - y)
      : Math.abs(Math.hypot(x - 0.5, y - 0.25) - 1) + Math.max(0, y - 0.250001),
  circles: ([x = 0, y = 0, t = 0]) => Math.abs(Math.hypot(x, y) - (t < 0 ? 1.4 : 0.6)),
  xor: ([x = 0, y = 0, t = 0]) =>
    x * y < 0 === t > 0 && Math.min(Math.abs(x), Math.abs(y)) >= 0.1 && Math.max(Math.abs(x), Math.abs(y)) <= 1.4
      ? 0
      : 1,
  spiral([x = 0, y = 0, t = 0]) {
    const way = Math.hypot(x, y) / 1.4;
    const angle = 3.5 * Math.PI * way + (t < 0 ? 0 : Math.PI);
    return Math.hypot(x - 1.4 * way * Math.sin(angle), y - 1.4 * way * Math.cos(angle));
  },
  two_gaussians: ([x = 0, y = 0, t = 0]) => Math.hypot(x - 0.75 * t, y - 0.75 * t),
  yin_yang: ([x = 0, y = 0, t = 0]) => (Math.hypot(x, y) <= 1.500001 && yinYangClass(x, y) === t ? 0 : 1),
  line: ([x = 0, t = 0]) => Math.abs(t - (0.8 * x + 0.3)),
  sine: ([x = 0, t = 0]) => Math.abs(t - Math.sin((2 * Math.PI * x) / 3)),
  plane: ([x1 = 0, x2 = 0, t = 0]) => Math.abs(t - (0.6 * x1 - 0.4 * x2 + 0.2)),
  lecture: () => 0,
};

const rowsOf = (columns: ReturnType<typeof drawSet>['columns']) =>
  (columns[0]?.values ?? []).map((_, row) => columns.map(({ values }) => values[row] ?? Number.NaN));

test('the sets the issue names are all there', () => {
  expect(dataSetIds).toEqual(Object.keys(classes));
});

describe.each(dataSetIds)('%s', (id) => {
  const set = dataSets[id];
  const first = firstOptions(id);

  test('says what it is, and offers options that can be drawn', () => {
    expect(set.title).toMatch(/^[A-Z]/);
    expect(set.explain).toMatch(/\.$/);
    expect(drawProblem(id, first)).toBeNull();
  });

  test('is a table that a document can hold, its last column the target', () => {
    const fields = drawSet(id, first);
    const again = decodeDataFields(JSON.parse(JSON.stringify({ ...fields, split: null })));
    expect(isFault(again)).toBe(false);
    expect(again).toEqual({ ...fields, split: null });
    expect(fields.columns.map(({ role }) => role)).toEqual([...fields.columns.slice(1).map(() => 'input'), 'target']);
    expect(fields.columns.flatMap(({ values }) => values).some((value) => Object.is(value, -0))).toBe(false);
  });

  test('has its classes as often as each other, or once more', () => {
    const wanted = classes[id];
    for (const size of set.defaults === null ? [4] : [set.fewestRows, 7, 100, 101]) {
      const { columns } = drawSet(id, { ...first, size });
      const targets = columns.at(-1)?.values ?? [];
      expect(targets).toHaveLength(size);
      if (wanted === null) continue;
      const counts = wanted.map((kind) => targets.filter((target) => target === kind).length);
      expect(counts.reduce((a, b) => a + b)).toBe(size);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }
  });

  test('without noise lies on its shape, within about ±1.5', () => {
    for (const row of rowsOf(drawSet(id, { ...first, noise: 0 }).columns)) {
      expect(distances[id](row), String(row)).toBeLessThan(3e-5);
      if (id !== 'lecture') for (const number of row.slice(0, -1)) expect(Math.abs(number)).toBeLessThanOrEqual(1.5);
    }
  });
});

describe.each(drawn)('%s, drawn', (id) => {
  const options = fc.record({
    size: fc.integer({ min: dataSets[id].fewestRows, max: 60 }),
    noise: fc.double({ min: 0, max: 1, noNaN: true }),
    seed: fc.maxSafeInteger(),
  });

  test(`gives the same rows for the same seed, and others for another (seed ${seed})`, () => {
    fc.assert(
      fc.property(options, (drawing) => {
        const once = drawSet(id, drawing);
        expect(drawSet(id, { ...drawing })).toEqual(once);
        expect(once.columns.every(({ values }) => values.length === drawing.size)).toBe(true);
        expect(once.columns.every(({ values }) => values.every(Number.isFinite))).toBe(true);
      }),
      { seed, numRuns: cases(40) },
    );
    const [a, b] = [1, 2].map((own) => drawSet(id, { size: 50, noise: 0.1, seed: own }).columns);
    expect(a).not.toEqual(b);
  });

  test('lies in random order: the last rows, which a split keeps, are spread over the whole set', () => {
    for (const { values } of drawSet(id, { size: 100, noise: 0, seed: 2 }).columns) {
      const width = (numbers: readonly number[]) => Math.max(...numbers) - Math.min(...numbers);
      expect(width(values.slice(-20))).toBeGreaterThan(0.5 * width(values));
    }
  });

  test('moves the same points further when the noise is turned up', () => {
    const still = rowsOf(drawSet(id, { size: 40, noise: 0, seed: 3 }).columns);
    const some = rowsOf(drawSet(id, { size: 40, noise: 0.1, seed: 3 }).columns);
    const more = rowsOf(drawSet(id, { size: 40, noise: 0.2, seed: 3 }).columns);
    for (const [row, numbers] of still.entries()) {
      for (const [column, number] of numbers.entries())
        expect((more[row]?.[column] ?? 0) - number).toBeCloseTo(2 * ((some[row]?.[column] ?? 0) - number), 5);
    }
    expect(some).not.toEqual(still);
  });
});

test('noise is as wide as it says: standard deviation 0.2 over 10,000 points', () => {
  const rows = rowsOf(drawSet('two_gaussians', { size: 10_000, noise: 0.2, seed: 5 }).columns);
  const off = rows.flatMap(([x = 0, y = 0, t = 0]) => [x - 0.75 * t, y - 0.75 * t]);
  const mean = off.reduce((sum, each) => sum + each, 0) / off.length;
  const deviation = Math.sqrt(off.reduce((sum, each) => sum + (each - mean) ** 2, 0) / off.length);
  expect(Math.abs(mean)).toBeLessThan(0.006);
  expect(deviation).toBeCloseTo(0.2, 2);
});

test('what cannot be drawn is refused in words', () => {
  expect(drawProblem('yin_yang', { size: 2, noise: 0, seed: 1 })).toBe(
    'Yin-yang takes a whole number of rows from 3 to 10,000.',
  );
  expect(drawProblem('circles', { size: 20_000, noise: 0, seed: 1 })).toMatch(/from 2 to 10,000/);
  expect(drawProblem('circles', { size: 2.5, noise: 0, seed: 1 })).toMatch(/whole number of rows/);
  expect(drawProblem('circles', { size: 20, noise: -1, seed: 1 })).toBe(
    'Noise goes from 0 to 100; 0 leaves every point in its place.',
  );
  expect(drawProblem('circles', { size: 20, noise: 0, seed: 0.5 })).toBe('A seed is a whole number.');
  expect(() => drawSet('circles', { size: 1, noise: 0, seed: 1 })).toThrow(/from 2/);
});

//  The lecture's rows, its inputs and what its net is to answer.
test('the four rows are those of the lecture', () => {
  expect(rowsOf(drawSet('lecture', { size: 9, noise: 9, seed: 9 }).columns)).toEqual([
    [2, 3, -1, 1],
    [3, -1, 0.5, -1],
    [0.5, 1, 1, -1],
    [1, 1, -1, 1],
  ]);
});
