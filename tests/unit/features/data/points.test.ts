import { describe, expect, test } from 'vitest';
import type { Column } from '../../../../src/graph/document.ts';
import { drawSet, firstOptions } from '../../../../src/data/data-sets.ts';
import { classesOf } from '../../../../src/features/data/classes.ts';
import { frameAround, fromPicture, toPictureX, toPictureY } from '../../../../src/features/data/plane-frame.ts';
import { beginGesture, moveGesture, nearest } from '../../../../src/features/data/points-gesture.ts';
import { firstPoints, pointsTable, withPoints } from '../../../../src/features/data/points-table.ts';
import { scatterPoints, scatterWords } from '../../../../src/features/data/scatter-points.ts';
import { moveCell } from '../../../../src/features/data/move-cell.ts';

const column = (values: readonly number[], changes: Partial<Column> = {}): Column => ({
  port: 'c1',
  name: 'x',
  role: 'input',
  values,
  ...changes,
});

describe('classes of a target', () => {
  test('are its few whole numbers in rising order, or its labels', () => {
    expect(classesOf(column([1, -1, 1]))?.map(({ name }) => name)).toEqual(['−1', '1']);
    expect(classesOf(column([0, 0], { labels: ['a', 'b'] }))?.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(classesOf(column([0.5, 1]))).toBeNull();
    expect(classesOf(column(Array.from({ length: 13 }, (_, index) => index)))).toBeNull();
    expect(classesOf(undefined)).toBeNull();
  });
});

describe('a table seen from above', () => {
  test('shows classes over two inputs', () => {
    const seen = scatterPoints(drawSet('yin_yang', { size: 9, noise: 0, seed: 1 }).columns);
    expect(seen.classes.map(({ name }) => name)).toEqual(['yin', 'yang', 'dot']);
    expect(scatterWords(seen)).toBe('9 points over x1 and x2: 3 of yin, 3 of yang, 3 of dot');
  });

  test('shows the target over one input, and a single column in order', () => {
    const line = scatterPoints(drawSet('line', firstOptions('line')).columns);
    expect([line.xName, line.yName, line.classes]).toEqual(['x', 'y', []]);
    const single = scatterPoints([column([5, 7])]);
    expect(single.points).toEqual([
      { x: 0, y: 5, place: 0 },
      { x: 1, y: 7, place: 0 },
    ]);
  });
});

describe('the window', () => {
  test('is the same for all points of the usual size, and holds larger ones', () => {
    expect(frameAround([{ x: 1, y: -1 }], 100)).toEqual({ xLow: -1.6, xHigh: 1.6, yLow: -1.6, yHigh: 1.6, side: 100 });
    const wide = frameAround(
      [
        { x: 0, y: 0 },
        { x: 100, y: 0 },
      ],
      100,
    );
    expect([wide.xLow, wide.xHigh]).toEqual([-6, 106]);
    expect(wide.yHigh).toBe(1.6);
    const huge = frameAround(
      [
        { x: -1e308, y: 0 },
        { x: 1e308, y: 0 },
      ],
      100,
    );
    expect(toPictureX(huge, 1e308)).toBeLessThanOrEqual(100);
  });

  test('takes a pixel to a short number and back to the same pixel', () => {
    const frame = frameAround([], 420);
    for (const px of [0, 13, 210, 419]) {
      const { x, y } = fromPicture(frame, px, px);
      expect(Math.abs(toPictureX(frame, x) - px)).toBeLessThan(1);
      expect(Math.abs(toPictureY(frame, y) - px)).toBeLessThan(1);
      expect(String(x).length).toBeLessThan(6);
    }
  });
});

describe('gestures on the plane', () => {
  const frame = frameAround([], 320);
  const put = { kind: 'put', value: 1 } as const;
  const start = [{ x: 0, y: 0, value: -1 }];

  test('a press on an empty place puts a point, a drag several', () => {
    const pressed = beginGesture(start, put, frame, { px: 10, py: 10 }, 99);
    expect(pressed.points).toEqual([...start, { x: -1.5, y: 1.5, value: 1 }]);
    const near = moveGesture(pressed, put, frame, { px: 20, py: 10 }, 99);
    expect(near.points).toHaveLength(2);
    expect(moveGesture(near, put, frame, { px: 40, py: 10 }, 99).points).toHaveLength(3);
  });

  test('a press on a point moves it', () => {
    const pressed = beginGesture(start, put, frame, { px: 163, py: 160 }, 99);
    expect(pressed.points).toBe(start);
    expect(moveGesture(pressed, put, frame, { px: 260, py: 160 }, 99).points).toEqual([{ x: 1, y: 0, value: -1 }]);
  });

  test('the eraser takes what it touches, but for the last row', () => {
    const two = [...start, { x: 1, y: 0, value: 1 }];
    const pressed = beginGesture(two, { kind: 'erase' }, frame, { px: 260, py: 160 }, 99);
    expect(pressed.points).toEqual(start);
    expect(moveGesture(pressed, { kind: 'erase' }, frame, { px: 160, py: 160 }, 99).points).toEqual(start);
  });

  test('a full table takes no more', () => {
    expect(beginGesture(start, put, frame, { px: 10, py: 10 }, 1).points).toBe(start);
  });

  test('the nearest of the points in reach is meant', () => {
    const two = [
      { x: 0, y: 0, value: 1 },
      { x: 0.05, y: 0, value: 1 },
    ];
    expect(nearest(two, frame, { px: 164, py: 160 })).toBe(1);
    expect(nearest(two, frame, { px: 200, py: 160 })).toBeNull();
  });
});

describe('tables one can put points into', () => {
  const two = firstPoints();

  test('have two inputs and a target of classes, and nothing else', () => {
    expect(pointsTable({ columns: two })?.classes.map(({ value }) => value)).toEqual([-1, 1]);
    expect(pointsTable({ columns: drawSet('line', firstOptions('line')).columns })).toBeNull();
    expect(pointsTable({ columns: drawSet('plane', firstOptions('plane')).columns })).toBeNull();
    expect(pointsTable({ columns: drawSet('lecture', firstOptions('lecture')).columns })).toBeNull();
    expect(pointsTable({ columns: [...two, column([1, 2], { port: 'c9', role: 'ignored' })] })).toBeNull();
  });

  test('offer both of two classes while one has no rows, and a further one of several', () => {
    const values = (target: readonly number[]) =>
      pointsTable({
        columns: [column(target), column(target, { port: 'c2' }), column(target, { port: 'c3', role: 'target' })],
      })?.classes.map(({ value }) => value);
    expect(values([1, 1])).toEqual([-1, 1]);
    expect(values([0, 0])).toEqual([0, 1]);
    expect(values([0, 2])).toEqual([0, 2, 3]);
  });

  test('hold other rows in the same columns', () => {
    const of = pointsTable({ columns: two });
    if (of === null) throw new Error('no plane');
    const next = withPoints(of, two, [{ x: 7, y: 8, value: 1 }]);
    expect(next.map(({ port, values }) => [port, values])).toEqual([
      ['c1', [7]],
      ['c2', [8]],
      ['c3', [1]],
    ]);
  });
});

test('the keyboard goes from cell to cell and stops at the edges', () => {
  const from = { row: 2, column: 1 };
  const go = (key: string, far = false) => moveCell(from, key, 20, 3, far);
  expect(go('ArrowUp')).toEqual({ row: 1, column: 1 });
  expect(go('down')).toEqual({ row: 3, column: 1 });
  expect(go('ArrowRight')).toEqual({ row: 2, column: 2 });
  expect(go('ArrowLeft', true)).toEqual({ row: 2, column: 0 });
  expect(go('ArrowDown', true)).toEqual({ row: 19, column: 1 });
  expect(go('PageDown')).toEqual({ row: 12, column: 1 });
  expect(go('PageUp')).toEqual({ row: 0, column: 1 });
  expect(go('Home')).toEqual({ row: 2, column: 0 });
  expect(go('End', true)).toEqual({ row: 19, column: 2 });
  expect(go('x')).toEqual(from);
});
