import { expect, test } from 'vitest';
import {
  between,
  boundsOf,
  contains,
  grown,
  moveIntoView,
  nodeAt,
  overlaps,
  shownPart,
} from '../../../src/canvas/geometry.ts';
import type { FlowNode } from '../../../src/canvas/flow-model.ts';

const rect = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });
const node = (id: string, x: number, y: number, layer: 'card' | 'frame' = 'card'): FlowNode => ({
  id,
  x,
  y,
  width: 100,
  height: 50,
  ports: [],
  label: id,
  layer,
  movable: true,
});

test('what is seen follows from pan and zoom: at a half, twice as much', () => {
  expect(shownPart({ x: 100, y: -50, zoom: 0.5 }, { width: 800, height: 600 })).toEqual(rect(-200, 100, 1600, 1200));
});

test('a card within the view needs no move, one outside the smallest', () => {
  const view = { x: 0, y: 0, zoom: 1 };
  const size = { width: 800, height: 600 };
  expect(moveIntoView(rect(100, 100, 130, 90), view, size, 24)).toEqual({ x: 0, y: 0 });
  expect(moveIntoView(rect(-50, 100, 130, 90), view, size, 24)).toEqual({ x: 74, y: 0 });
  expect(moveIntoView(rect(700, 590, 130, 90), view, size, 24)).toEqual({ x: -54, y: -104 });
});

test('what is larger than the view shows its top left corner', () => {
  expect(moveIntoView(rect(50, 70, 5000, 20), { x: 0, y: 0, zoom: 1 }, { width: 800, height: 600 }, 24).x).toBe(-26);
});

test('a rectangle between two corners does not care which came first', () => {
  expect(between({ x: 9, y: 1 }, { x: 4, y: 7 })).toEqual(rect(4, 1, 5, 6));
  expect(between({ x: 4, y: 7 }, { x: 9, y: 1 })).toEqual(rect(4, 1, 5, 6));
});

test('overlap, containment, growth and bounds', () => {
  expect(overlaps(rect(0, 0, 10, 10), rect(10, 10, 5, 5))).toBe(true);
  expect(overlaps(rect(0, 0, 10, 10), rect(11, 0, 5, 5))).toBe(false);
  expect(contains(rect(0, 0, 10, 10), rect(0, 0, 10, 10))).toBe(true);
  expect(contains(rect(0, 0, 10, 10), rect(1, 1, 10, 2))).toBe(false);
  expect(grown(rect(0, 0, 100, 40), 0.25)).toEqual(rect(-25, -10, 150, 60));
  expect(boundsOf([rect(5, 5, 1, 1), rect(-3, 9, 2, 10)])).toEqual(rect(-3, 5, 9, 14));
  expect(boundsOf([])).toBeNull();
});

test('under the pointer the last card lies on top, and any card on any frame', () => {
  const place = (one: FlowNode) => one;
  const nodes = [node('under', 0, 0), node('over', 20, 0), node('frame', 0, 0, 'frame')];
  expect(nodeAt(nodes, place, { x: 50, y: 20 })?.id).toBe('over');
  expect(nodeAt(nodes, place, { x: 10, y: 20 })?.id).toBe('under');
  expect(nodeAt([node('frame', 0, 0, 'frame')], place, { x: 10, y: 20 })?.id).toBe('frame');
  expect(nodeAt(nodes, place, { x: 500, y: 20 })).toBeNull();
});
