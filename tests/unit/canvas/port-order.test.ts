import { expect, test } from 'vitest';
import type { FlowEnd, FlowNode } from '../../../src/canvas/flow-model.ts';
import { nextEnd, nextOnCard, typedEnd } from '../../../src/canvas/port-order.ts';

const node = (id: string, inputs: readonly string[]): FlowNode => ({
  id,
  x: 0,
  y: 0,
  width: 100,
  height: 100,
  label: id,
  layer: 'card',
  movable: true,
  ports: [
    ...inputs.map((port, index) => ({ id: port, side: 'in' as const, x: 0, y: 20 + index * 30, label: port })),
    { id: 'out', side: 'out' as const, x: 100, y: 50, label: 'out' },
  ],
});
const nodes = [node('a', []), node('sum', ['x', 'y', 'z']), node('tanh', ['x'])];
const inputs = ({ port }: FlowEnd): boolean => port !== 'out';

test('the next port that passes comes in node order, round the end, both ways', () => {
  const at = (port: string, step: 1 | -1, from = 'sum') => nextEnd(nodes, { node: from, port }, step, inputs);
  expect(at('out', 1, 'a')).toEqual({ node: 'sum', port: 'x' });
  expect(at('z', 1)).toEqual({ node: 'tanh', port: 'x' });
  expect(at('x', 1, 'tanh')).toEqual({ node: 'sum', port: 'x' });
  expect(at('x', -1)).toEqual({ node: 'tanh', port: 'x' });
});

test('when no port passes there is none, and the only one that passes is found again', () => {
  expect(nextEnd(nodes, { node: 'a', port: 'out' }, 1, () => false)).toBeNull();
  expect(nextEnd(nodes, { node: 'tanh', port: 'x' }, 1, ({ node: id }) => id === 'tanh')).toEqual({
    node: 'tanh',
    port: 'out',
  });
  expect(nextEnd([], { node: 'a', port: 'out' }, 1, () => true)).toBeNull();
});

test('typing finds the first port that passes on a node so called, in any case', () => {
  expect(typedEnd(nodes, 'TA', inputs)).toEqual({ node: 'tanh', port: 'x' });
  expect(typedEnd(nodes, 'a', inputs)).toBeNull();
});

//  x ┐
//  y ├ sum ─ out      arrows go the way they point
//  z ┘
test('on a card, arrows go the way they point', () => {
  const card = node('sum', ['x', 'y', 'z']);
  expect(nextOnCard(card, 'x', 'ArrowDown')).toBe('y');
  expect(nextOnCard(card, 'z', 'ArrowUp')).toBe('y');
  expect(nextOnCard(card, 'x', 'ArrowUp')).toBeNull();
  expect(nextOnCard(card, 'z', 'ArrowRight')).toBe('out');
  expect(nextOnCard(card, 'out', 'ArrowLeft')).toBe('y');
  expect(nextOnCard(card, 'out', 'ArrowRight')).toBeNull();
  expect(nextOnCard(card, 'ghost', 'ArrowUp')).toBeNull();
});
