import { expect, test } from 'vitest';
import { bows, curveBounds, distanceToCurve, pathText, pointOn, wireCurve } from '../../../src/canvas/curve.ts';
import type { FlowEnd, FlowWire } from '../../../src/canvas/flow-model.ts';

const wire = (id: string, from: string, to: string, port: string): FlowWire => ({
  id,
  from: { node: from, port: 'out' },
  to: { node: to, port },
  label: id,
});

test('a wire begins and ends at its ports, leaving to the right and entering from the left', () => {
  const curve = wireCurve({ x: 10, y: 20 }, { x: 210, y: 120 });
  expect(pointOn(curve, 0)).toEqual({ x: 10, y: 20 });
  expect(pointOn(curve, 1)).toEqual({ x: 210, y: 120 });
  expect(curve.c1x).toBe(110);
  expect([curve.c1y, curve.c2y]).toEqual([20, 120]);
  expect(pointOn(curve, 0.001).x).toBeGreaterThan(10);
});

test('a wire that runs backwards still leaves to the right', () => {
  const curve = wireCurve({ x: 400, y: 0 }, { x: 0, y: 200 });
  // 6.25 · √400 = 125
  expect(curve.c1x).toBe(525);
  expect(curve.c2x).toBe(-125);
});

test('the middle of a straight wire is halfway, that of a bowed one lies three quarters of the bow off', () => {
  expect(pointOn(wireCurve({ x: 0, y: 0 }, { x: 100, y: 0 }), 0.5)).toEqual({ x: 50, y: 0 });
  expect(pointOn(wireCurve({ x: 0, y: 0 }, { x: 100, y: 0 }, { start: 40, end: 40 }), 0.5)).toEqual({ x: 50, y: 30 });
});

test('the path is written to a tenth of a pixel', () => {
  expect(pathText(wireCurve({ x: 0.04, y: 1 / 3 }, { x: 100, y: 50 }))).toBe('M0 0.3C50 0.3 50 50 100 50');
});

test('no point of a curve is outside its bounds', () => {
  const curve = wireCurve({ x: 400, y: 0 }, { x: 0, y: 200 }, { start: 22, end: -11 });
  const { x, y, width, height } = curveBounds(curve);
  for (let step = 0; step <= 100; step++) {
    const point = pointOn(curve, step / 100);
    expect(point.x).toBeGreaterThanOrEqual(x);
    expect(point.x).toBeLessThanOrEqual(x + width);
    expect(point.y).toBeGreaterThanOrEqual(y);
    expect(point.y).toBeLessThanOrEqual(y + height);
  }
});

test('the distance to a curve is that to its nearest point', () => {
  const level = wireCurve({ x: 0, y: 0 }, { x: 200, y: 0 });
  expect(distanceToCurve(level, { x: 100, y: 7 })).toBeCloseTo(7, 6);
  expect(distanceToCurve(level, { x: -3, y: 4 })).toBeCloseTo(5, 6);
  const bent = wireCurve({ x: 0, y: 0 }, { x: 200, y: 300 });
  expect(distanceToCurve(bent, pointOn(bent, 0.37))).toBeLessThan(0.5);
});

const heights: Readonly<Record<string, number>> = { x: 20, y: 50 };
const height = ({ port }: FlowEnd): number => heights[port] ?? 0;

//  a ─┬─▶ f.x
//     └─▶ f.y        b ──▶ f.x
test('wires from one output to one card are bent apart where they leave, the upper one upwards; others are level', () => {
  const bent = bows([wire('low', 'a', 'f', 'y'), wire('high', 'a', 'f', 'x'), wire('other', 'b', 'f', 'x')], height);
  expect(bent.get('high')).toEqual({ start: -11, end: 0 });
  expect(bent.get('low')).toEqual({ start: 11, end: 0 });
  expect(bent.get('other')).toBeUndefined();
});

test('wires that share both ports are bent apart at both ends', () => {
  const bent = bows([wire('1', 'a', 'f', 'y'), wire('2', 'a', 'f', 'y'), wire('3', 'a', 'f', 'y')], height);
  expect(['1', '2', '3'].map((id) => bent.get(id))).toEqual([
    { start: -22, end: -22 },
    { start: 0, end: 0 },
    { start: 22, end: 22 },
  ]);
});

test('bent apart, they part at once: a tenth of the way along they are three pixels from each other', () => {
  const bent = bows([wire('high', 'a', 'f', 'x'), wire('low', 'a', 'f', 'y')], height);
  const at = (id: string, y: number) => pointOn(wireCurve({ x: 0, y: 35 }, { x: 200, y }, bent.get(id)), 0.1).y;
  expect(at('low', 50) - at('high', 20)).toBeGreaterThan(3);
});
