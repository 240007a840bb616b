import { expect, test } from 'vitest';
import { dragSet, movesOf } from '../../../src/canvas/drag-set.ts';
import type { FlowNode } from '../../../src/canvas/flow-model.ts';

const node = (id: string, more: Partial<FlowNode> = {}): FlowNode => ({
  id,
  x: 0,
  y: 0,
  width: 10,
  height: 10,
  ports: [],
  label: id,
  layer: 'card',
  movable: true,
  ...more,
});

function scene(nodes: readonly FlowNode[]) {
  return {
    node: (id: string) => nodes.find((candidate) => candidate.id === id),
    members: (frame: string) => nodes.filter((candidate) => candidate.frame === frame).map(({ id }) => id),
  };
}

//  F ┬ w (not movable)
//    └ s (movable)         a   b
const house = scene([
  node('F', { layer: 'frame' }),
  node('w', { frame: 'F', movable: false }),
  node('s', { frame: 'F' }),
  node('a'),
  node('b'),
  node('stuck', { movable: false }),
]);

const sorted = (ids: Iterable<string> | undefined): string[] => [...(ids ?? [])].toSorted();

test('a card outside the selection goes alone, one inside takes the selection along', () => {
  expect(dragSet('a', new Set(['b']), house)?.movers).toEqual(['a']);
  expect(sorted(dragSet('a', new Set(['a', 'b']), house)?.movers)).toEqual(['a', 'b']);
});

test('a frame takes its members along, and only it is reported', () => {
  const set = dragSet('F', new Set(), house);
  expect(set?.movers).toEqual(['F']);
  expect(sorted(set?.all)).toEqual(['F', 's', 'w']);
});

test('a member that cannot move stands for its frame, one that can goes alone', () => {
  expect(dragSet('w', new Set(), house)).toMatchObject({ lead: 'F', movers: ['F'] });
  expect(dragSet('s', new Set(), house)?.movers).toEqual(['s']);
});

test('a member selected together with its frame is not moved twice', () => {
  const set = dragSet('s', new Set(['s', 'F', 'a']), house);
  expect(sorted(set?.movers)).toEqual(['F', 'a']);
  expect(set?.lead).not.toBe('s');
  expect(sorted(set?.all)).toEqual(['F', 'a', 's', 'w']);
});

test('what cannot move and lies in no frame is not dragged, nor is what is not there', () => {
  expect(dragSet('stuck', new Set(), house)).toBeNull();
  expect(dragSet('ghost', new Set(), house)).toBeNull();
  expect(dragSet('a', new Set(['a', 'stuck', 'ghost']), house)?.movers).toEqual(['a']);
});

test('frames that claim to lie in each other do not hang the drag', () => {
  const knot = scene([
    node('p', { frame: 'q', movable: false }),
    node('q', { frame: 'p', movable: false }),
    node('r', { frame: 'r' }),
  ]);
  expect(dragSet('p', new Set(), knot)).toBeNull();
  expect(dragSet('r', new Set(), knot)?.lead).toBe('r');
});

test('moves are told in whole pixels, without what has gone meanwhile', () => {
  const nodes = scene([node('a', { x: 10.4, y: -3 })]);
  expect(movesOf(['a', 'ghost'], { ids: new Set(['a']), x: 0.2, y: 1.5 }, nodes.node)).toEqual([
    { id: 'a', x: 11, y: -1 },
  ]);
});
