import { describe, expect, test } from 'vitest';
import { contour, segmentsPath } from '../../../../src/ui/charts/contour.ts';

const box = { width: 100, height: 100 };

/** f at the middles of n × n cells over 0 … 1. */
function grid(n: number, f: (x: number, y: number) => number) {
  const values = Array.from({ length: n * n }, (_, cell) =>
    f(((cell % n) + 0.5) / n, (Math.floor(cell / n) + 0.5) / n),
  );
  return { columns: n, rows: n, values };
}

describe('a contour', () => {
  test('of a straight slope is the straight line where it is level, from edge to edge', () => {
    const segments = contour(
      grid(10, (x) => x),
      0.5,
      box,
    );
    for (const [x1, , x2] of segments) expect([x1, x2]).toEqual([expect.closeTo(50, 9), expect.closeTo(50, 9)]);
    const heights = segments.flatMap(([, y1, , y2]) => [y1, y2]);
    expect([Math.min(...heights), Math.max(...heights)]).toEqual([0, 100]);
  });

  test('has y upwards: where y is 0.3, the line is 70 px from the top', () => {
    for (const [, y1, , y2] of contour(
      grid(20, (_, y) => y),
      0.3,
      box,
    )) {
      expect(y1).toBeCloseTo(70, 9);
      expect(y2).toBeCloseTo(70, 9);
    }
  });

  test('goes on to the edges as it came', () => {
    const segments = contour(
      grid(6, (x, y) => x + 2 * y),
      1.5,
      box,
    );
    for (const [x1, y1, x2, y2] of segments)
      for (const [x, y] of [
        [x1, y1],
        [x2, y2],
      ] as const)
        expect(x / 100 + 2 * (1 - y / 100)).toBeCloseTo(1.5, 9);
    expect(Math.max(...segments.flatMap(([x1, , x2]) => [x1, x2]))).toBe(100);
  });

  test('of a bowl lies on the circle, and is about as long as it', () => {
    const segments = contour(
      grid(80, (x, y) => Math.hypot(x - 0.5, y - 0.5)),
      0.3,
      box,
    );
    let length = 0;
    for (const [x1, y1, x2, y2] of segments) {
      expect(Math.hypot(x1 - 50, y1 - 50)).toBeCloseTo(30, 1);
      length += Math.hypot(x2 - x1, y2 - y1);
    }
    expect(length).toBeCloseTo(60 * Math.PI, 0);
  });

  //  + −      The mean decides: above the level, the two high corners are joined.
  //  − +
  test('settles a saddle by the mean of its corners', () => {
    // In the middle cell: whether its two pieces cut off the low corners, at the right below and the left above.
    const cutsOffLow = (high: number) =>
      contour({ columns: 2, rows: 2, values: [high, -1, -1, high] }, 0, box)
        .filter((segment) => segment.every((place) => place >= 25 && place <= 75))
        .map(([x1, y1, x2, y2]) => x1 + x2 > 100 === y1 + y2 > 100);
    expect(cutsOffLow(3)).toEqual([true, true]);
    expect(cutsOffLow(0.5)).toEqual([false, false]);
  });

  test('keeps away from what is no number, and is empty where nothing crosses', () => {
    expect(
      contour(
        grid(5, () => 1),
        0,
        box,
      ),
    ).toEqual([]);
    expect(
      contour(
        grid(5, () => Number.NaN),
        0,
        box,
      ),
    ).toEqual([]);
    expect(
      segmentsPath(
        contour(
          grid(9, (x, y) => (y > 0.5 ? Number.NaN : x)),
          0.5,
          box,
        ),
      ),
    ).not.toContain('NaN');
  });
});
