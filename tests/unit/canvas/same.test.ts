import { expect, test } from 'vitest';
import type { FlowNode, FlowWire } from '../../../src/canvas/flow-model.ts';
import { sameNodes, sameWires } from '../../../src/canvas/same.ts';

const node: FlowNode = {
  id: 'a',
  x: 1,
  y: 2,
  width: 3,
  height: 4,
  ports: [{ id: 'out', side: 'out', x: 3, y: 2, label: 'output of a' }],
  label: 'a',
  layer: 'card',
  movable: true,
  frame: 'f',
};
const wire: FlowWire = { id: 'w', from: { node: 'a', port: 'out' }, to: { node: 'b', port: 'in' }, label: 'wire' };

test('copies are the same picture', () => {
  expect(sameNodes([node, node], structuredClone([node, node]))).toBe(true);
  expect(sameWires([wire], structuredClone([wire]))).toBe(true);
});

test('whatever is drawn makes a difference, each field by itself', () => {
  const others: Partial<FlowNode>[] = [
    { id: 'z' },
    { x: 9 },
    { y: 9 },
    { width: 9 },
    { height: 9 },
    { label: 'z' },
    { layer: 'frame' },
    { movable: false },
    { frame: 'g' },
    { ports: [] },
    ...(['id', 'label'] as const).map((key) => ({ ports: node.ports.map((port) => ({ ...port, [key]: 'z' })) })),
    ...(['x', 'y'] as const).map((key) => ({ ports: node.ports.map((port) => ({ ...port, [key]: 9 })) })),
    { ports: node.ports.map((port) => ({ ...port, side: 'in' as const })) },
  ];
  // Every field of a node is in the list, so that a new one is not forgotten.
  expect(new Set(others.flatMap((other) => Object.keys(other)))).toEqual(new Set(Object.keys(node)));
  for (const other of others) expect(sameNodes([node], [{ ...node, ...other }]), JSON.stringify(other)).toBe(false);
  expect(sameNodes([node], [])).toBe(false);
  expect(sameNodes([], [node])).toBe(false);
});

test('so do the ends, the id and the label of a wire', () => {
  for (const other of [
    { id: 'z' },
    { label: 'z' },
    { from: { node: 'z', port: 'out' } },
    { from: { node: 'a', port: 'z' } },
    { to: { node: 'z', port: 'in' } },
    { to: { node: 'b', port: 'z' } },
  ]) {
    expect(sameWires([wire], [{ ...wire, ...other }]), JSON.stringify(other)).toBe(false);
  }
});
