import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from '../../src/compile/evaluate.ts';
import { detach } from '../../src/macros/detach.ts';
import { removeInput } from '../../src/macros/wiring.ts';
import { placedSize, setOpen } from '../../src/macros/open-in-place.ts';
import { cardSize } from '../../src/graph/geometry.ts';
import { at, graph, id } from '../support/graph.ts';

const number = fc.double({ min: -3, max: 3, noNaN: true });
const neuronGraph = fc.record({
  x: fc.tuple(number, number, number),
  weights: fc.tuple(number, number, number),
  bias: number,
  activation: fc.constantFrom('tanh', 'relu', 'sigmoid', 'linear', 'softplus', 'abs'),
  twice: fc.boolean(),
});

//  x1 ─▶ ┌────────┐
//  x2 ─▶ │ neuron │─▶ ×  ─▶ y        y = o·(sum inside o), so the inside is read from outside too
//  x3 ─▶ └────────┘
function build({
  x,
  weights,
  bias,
  activation,
  twice,
}: typeof neuronGraph extends fc.Arbitrary<infer Shape> ? Shape : never) {
  return graph({
    x1: x[0],
    x2: x[1],
    x3: x[2],
    o: { neuron: ['x1', twice ? 'x1' : 'x2', 'x3'], weights, bias, activation },
    y: ['mul', 'o', 'o/sum'],
    z: ['add', 'y', 'x1'],
  });
}

test('open, closed and detached give the same numbers, bit for bit', () => {
  fc.assert(
    fc.property(neuronGraph, (shape) => {
      const closed = build(shape);
      const open = setOpen(closed, id('o'), true);
      const plain = detach(open, id('o'));
      const [a, b, c] = [closed, open, plain].map((document) => evaluate(document));
      for (const name of ['x1', 'x2', 'x3', 'o', 'y', 'z']) {
        expect(b?.value(at(name))).toBe(a?.value(at(name)));
        expect(c?.value(at(name))).toBe(a?.value(at(name)));
        expect(b?.gradient(at(name))).toBe(a?.gradient(at(name)));
        expect(c?.gradient(at(name))).toBe(a?.gradient(at(name)));
      }
      const named = (name: string) =>
        [...plain.nodes.values()].find((record) => record.name === name)?.id ?? at('nobody');
      for (const [inner, name] of [
        ['o/w:p1', 'o_w1'],
        ['o/w:p3', 'o_w3'],
        ['o/b', 'o_b'],
      ] as const) {
        expect(c?.value(named(name))).toBe(a?.value(at(inner)));
        expect(c?.gradient(named(name))).toBe(a?.gradient(at(inner)));
      }
    }),
    { numRuns: 300 },
  );
});

test('detaching keeps a root that lay inside', () => {
  const document = {
    ...graph({ x: 2, o: { neuron: ['x'], weights: [0.5], bias: 0.25 }, y: ['neg', 'o'] }),
    root: at('o/sum'),
  };
  const plain = detach(document, id('o'));
  expect(evaluate(plain).value(evaluate(plain).root ?? at('nobody'))).toBe(1.25);
  expect(evaluate(plain).gradient(at('x'))).toBe(0.5);
});

test('removing an input moves no address: the weights after it keep theirs and their numbers', () => {
  const document = graph({ a: 1, b: 2, c: 3, o: { neuron: ['a', 'b', 'c'], weights: [0.1, 0.2, 0.3], bias: 0 } });
  const less = removeInput(document, { node: id('o'), port: 'p2' });
  expect(evaluate(less).value(at('o/w:p3'))).toBe(0.3);
  expect(evaluate(less).value(at('o/w:p2'))).toBeUndefined();
  expect(evaluate(less).value(at('o/sum'))).toBe(0.1 + 0.3 * 3);
});

test('opening makes room to the right and below, and closing gives it back exactly', () => {
  const document = graph({ o: { neuron: [null, null] }, right: 1, below: 2, left: 3 });
  const spread = new Map(document.nodes);
  for (const [name, x, y] of [
    ['o', 400, 100],
    ['right', 700, 120],
    ['below', 420, 500],
    ['left', 0, 100],
  ] as const) {
    const record = spread.get(id(name));
    if (record) spread.set(record.id, { ...record, x, y });
  }
  const closed = { ...document, nodes: spread };
  const open = setOpen(closed, id('o'), true);
  const frame = open.nodes.get(id('o'));
  if (frame?.kind !== 'macro') throw new Error('o is a macro');
  const { width, height } = placedSize(frame);
  expect(open.nodes.get(id('right'))?.x).toBe(700 + width - cardSize(frame).width);
  expect(open.nodes.get(id('below'))?.y).toBe(500 + height - cardSize(frame).height);
  expect(open.nodes.get(id('left'))).toBe(closed.nodes.get(id('left')));
  expect(setOpen(open, id('o'), false)).toEqual(closed);
});
