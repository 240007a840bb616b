import { expect, test } from 'vitest';
import { compile } from '../../../src/compile/program.ts';
import { labelsOf, titlesOf } from '../../../src/formats/titles.ts';
import { cardSize, leafHeight } from '../../../src/graph/geometry.ts';
import type { NudgeDocument } from '../../../src/graph/document.ts';
import { setOpen } from '../../../src/macros/open-in-place.ts';
import { layoutNeuron } from '../../../src/macros/neuron-layout.ts';
import type { FlowNode } from '../../../src/canvas/flow-model.ts';
import { createFlowNodes, flowNodes } from '../../../src/nodes/flow-nodes.ts';
import { createInsides } from '../../../src/macros/insides.ts';
import { at, graph, id } from '../../support/graph.ts';

function nodesOf(document: NudgeDocument): readonly FlowNode[] {
  return flowNodes(document, compile(document), titlesOf(document));
}

function node(document: NudgeDocument, flowId: string): FlowNode {
  const found = nodesOf(document).find((one) => one.id === flowId);
  if (found === undefined)
    throw new Error(
      `no flow node ${flowId} among ${nodesOf(document)
        .map((one) => one.id)
        .join()}`,
    );
  return found;
}

const labels = (one: FlowNode) => one.ports.map(({ label }) => label);
const ports = (one: FlowNode) => one.ports.map(({ id: port }) => port);

//  a ─▶ × ─▶ y     written down backwards: y before e before a and b
//  b ─▶   e
test('cards come in the order they are computed, whatever the order they were made in', () => {
  const document = graph({ y: ['tanh', 'e'], e: ['mul', 'a', 'b'], a: 2, b: 3 });
  expect(nodesOf(document).map((one) => one.id)).toEqual(['a', 'b', 'e', 'y']);
});

test('what has no number comes after everything that has one, in canonical order, notes too', () => {
  const document = graph({ w: ['tanh', null], a: 2, y: ['neg', 'a'], v: ['add', 'w', 'a'] });
  const noted: NudgeDocument = {
    ...document,
    nodes: new Map(document.nodes).set(id('n'), {
      id: id('n'),
      order: [0],
      name: null,
      x: 0,
      y: 0,
      kind: 'note',
      text: 'first',
    }),
  };
  expect(nodesOf(noted).map((one) => one.id)).toEqual(['a', 'y', 'n', 'w', 'v']);
});

test('ports are called by the part they play in the operation', () => {
  const document = graph({
    a: 2,
    b: 3,
    p: ['pow', 'a', 'b'],
    d: ['sub', 'a', 'b'],
    q: ['div', 'a', 'b'],
    m: ['mul', 'a', 'b'],
    t: ['tanh', 'a'],
    s: ['sum', 'a', 'b'],
  });
  expect(labels(node(document, 'a'))).toEqual(['output of a']);
  expect(labels(node(document, 'p'))).toEqual(['base of p', 'exponent of p', 'output of p']);
  expect(labels(node(document, 'd'))).toEqual(['left input of d', 'right input of d', 'output of d']);
  expect(labels(node(document, 'q'))).toEqual(['left input of q', 'right input of q', 'output of q']);
  expect(labels(node(document, 'm'))).toEqual(['input a of m', 'input b of m', 'output of m']);
  expect(labels(node(document, 't'))).toEqual(['input of t', 'output of t']);
  expect(labels(node(document, 's'))).toEqual(['input 1 of s', 'input 2 of s', 'new input of s', 'output of s']);
});

test('a closed neuron has a port for each input, a spare one and its output, and moves by itself', () => {
  const document = graph({ a: 1, o: { neuron: ['a', null] } });
  const card = node(document, 'o');
  expect(ports(card)).toEqual(['p1', 'p2', 'spare', 'out']);
  expect(labels(card)).toEqual(['input 1 of o', 'input 2 of o', 'new input of o', 'output of o']);
  expect(card).toMatchObject({ layer: 'card', movable: true, label: 'o' });
});

test('what is read from inside a closed neuron gets an output of its own, and nothing else does', () => {
  const document = graph({ a: 1, o: { neuron: ['a'] }, y: ['neg', 'o/sum'], z: ['neg', 'o/w:p1'] });
  expect(
    node(document, 'o')
      .ports.filter(({ side }) => side === 'out')
      .map(({ id: port, label }) => [port, label]),
  ).toEqual([
    ['out', 'output of o'],
    ['sum', 'output of o sum'],
    ['w:p1', 'output of o w1'],
  ]);
});

test('every port lies on its card', () => {
  const document = graph({
    a: 1,
    s: ['sum', ...Array.from({ length: 40 }, () => 'a')],
    o: { neuron: ['a', 'a'] },
    y: ['neg', 'o/sum'],
    u: ['tanh', 'a'],
  });
  for (const one of [...nodesOf(document), ...nodesOf(setOpen(document, id('o'), true))]) {
    for (const port of one.ports) {
      expect(port.x, `${one.id}.${port.id}`).toBe(port.side === 'in' ? 0 : one.width);
      expect(port.y, `${one.id}.${port.id}`).toBeGreaterThan(0);
      expect(port.y, `${one.id}.${port.id}`).toBeLessThan(one.height);
    }
  }
});

//  ┌ o/frame ────────────────────────┐
//  p1 ─────────▶ × ─┐                │
//  │   w1 ──────▶    ├▶ sum ─▶ tanh ─┼▶
//  │        b ──────┘                │
//  └─────────────────────────────────┘
test('an open neuron is a frame with its inner cards, the result under the neuron’s own id', () => {
  const document = setOpen(graph({ a: 1, o: { neuron: ['a'] } }), id('o'), true);
  const nodes = nodesOf(document);
  expect(nodes.map((one) => one.id).sort()).toEqual(['a', 'o', 'o/b', 'o/frame', 'o/m:p1', 'o/sum', 'o/w:p1']);
  const frame = node(document, 'o/frame');
  expect(frame).toMatchObject({ layer: 'frame', movable: true, label: 'inside of o', x: 200, y: 0 });
  expect(labels(frame)).toEqual(['input 1 of o', 'new input of o']);
  for (const inner of nodes.filter((one) => one.frame !== undefined))
    expect(inner).toMatchObject({ frame: 'o/frame', movable: false, layer: 'card' });
  expect(node(document, 'o').label).toBe('o');
  expect(node(document, 'o/w:p1').label).toBe('o w1');
  expect(labels(node(document, 'o/sum'))).toEqual(['input 1 of o sum', 'input 2 of o sum', 'output of o sum']);
  expect(labels(node(document, 'o/m:p1'))).toEqual([
    'input a of o product 1',
    'input b of o product 1',
    'output of o product 1',
  ]);
});

test('a frame comes before its cards in the order of Tab, and each inner card after what it reads', () => {
  const document = setOpen(graph({ a: 1, o: { neuron: ['a'] }, y: ['neg', 'o'] }), id('o'), true);
  const order = nodesOf(document).map((one) => one.id);
  const place = (flowId: string) => order.indexOf(flowId);
  for (const inner of ['o/w:p1', 'o/b', 'o/m:p1', 'o/sum', 'o']) expect(place('o/frame')).toBeLessThan(place(inner));
  for (const [before, after] of [
    ['o/w:p1', 'o/m:p1'],
    ['o/m:p1', 'o/sum'],
    ['o/sum', 'o'],
    ['o', 'y'],
  ] as const)
    expect(place(before)).toBeLessThan(place(after));
});

test('a linear neuron that lies open ends in its sum: there is no card under its own id', () => {
  const document = setOpen(graph({ a: 1, o: { neuron: ['a'], activation: 'linear' } }), id('o'), true);
  expect(nodesOf(document).map((one) => one.id)).not.toContain('o');
  expect(nodesOf(document).map((one) => one.id)).toContain('o/sum');
});

test('inside a frame nothing overlaps, all lies within, and each input is level with the product it leads to', () => {
  for (const count of [0, 1, 2, 3, 5, 30]) {
    for (const activation of ['tanh', 'linear'] as const) {
      const { nodes } = graph({ o: { neuron: Array.from({ length: count }, () => null), activation } });
      const record = nodes.get(id('o'));
      if (record?.kind !== 'macro' || record.macro !== 'neuron') throw new Error('o is a macro');
      const { cards, ports: entries, width, height } = layoutNeuron({ ...record, address: record.id });
      for (const [index, card] of cards.entries()) {
        expect(card.x).toBeGreaterThan(0);
        expect(card.y).toBeGreaterThanOrEqual(44);
        expect(card.x + card.width).toBeLessThan(width);
        expect(card.y + card.height).toBeLessThan(height);
        for (const other of cards.slice(index + 1)) {
          const apart =
            card.x + card.width <= other.x ||
            other.x + other.width <= card.x ||
            card.y + card.height <= other.y ||
            other.y + other.height <= card.y;
          expect(apart, `${card.address} and ${other.address} of ${count}`).toBe(true);
        }
      }
      // No wire from the edge to its product passes behind a weight.
      const document = { ...graph({ o: { neuron: Array.from({ length: count }, () => null), activation } }) };
      const open = setOpen(document, id('o'), true);
      for (const { port } of record.inputs) {
        const product = node(open, `o/m:${port}`);
        const entry = entries.find((one) => one.id === port);
        expect(product.y + (product.ports.find((one) => one.id === '0')?.y ?? 0)).toBe(entry?.y);
        for (const weight of cards.filter((card) => card.address.includes('/w:'))) {
          const behind = entry !== undefined && weight.y < entry.y && entry.y < weight.y + leafHeight;
          expect(behind).toBe(false);
        }
      }
    }
  }
});

test('names that repeat are told apart when labels are handed over', () => {
  const nameless = graph({ a: 1, b: 2, p: ['mul', 'a', 'b'], q: ['mul', 'a', 'b'] });
  const document = {
    ...nameless,
    nodes: new Map(
      [...nameless.nodes].map(([key, record]) => [key, record.kind === 'op' ? { ...record, name: null } : record]),
    ),
  };
  const called = flowNodes(document, compile(document), labelsOf(document)).map((one) => one.label);
  expect(new Set(called).size).toBe(called.length);
});

test('a fan-in of 4,096 gives 4,096 ports on one card of bounded height', () => {
  const document = graph({ a: 1, s: ['sum', ...Array.from({ length: 4096 }, () => 'a')] });
  const sum = node(document, 's');
  expect(sum.ports).toHaveLength(4098);
  expect(sum.height).toBe(cardSize(document.nodes.get(id('s')) ?? raise()).height);
  expect(sum.height).toBeLessThan(1000);
});

function raise(): never {
  throw new Error('s exists');
}

test('a note is labelled by its first line, shortened', () => {
  const document: NudgeDocument = {
    ...graph({}),
    nodes: new Map(
      ['Look at x2\nand then', '', 'x'.repeat(60)].map((text, index) => [
        id(`n${index}`),
        { id: id(`n${index}`), order: [index], name: null, x: 0, y: 0, kind: 'note' as const, text },
      ]),
    ),
  };
  expect(nodesOf(document).map(({ label }) => label)).toEqual([
    'note: Look at x2',
    'empty note',
    `note: ${'x'.repeat(40)}…`,
  ]);
  expect(node(document, 'n0').ports).toEqual([]);
});

test('moving a card moves its flow node and nothing else', () => {
  const document = graph({ a: 1, y: ['neg', 'a'] });
  const record = document.nodes.get(id('a')) ?? raise();
  const moved = { ...document, nodes: new Map(document.nodes).set(id('a'), { ...record, x: 77, y: -5 }) };
  expect(node(moved, 'a')).toMatchObject({ x: 77, y: -5 });
  expect(node(moved, 'y')).toEqual(node(document, 'y'));
  expect(at('a')).toBe('a');
});

test('as a document changes, cards that look the same stay the same object', () => {
  const draw = createFlowNodes(createInsides());
  const document = graph({ a: 1, b: 2, o: { neuron: ['a'] }, y: ['mul', 'o', 'b'] });
  const first = draw(document, compile(document), titlesOf(document));
  const record = document.nodes.get(id('a')) ?? raise();
  const moved = { ...document, nodes: new Map(document.nodes).set(id('a'), { ...record, x: 50 }) };
  const second = draw(moved, compile(moved), titlesOf(moved));
  const kept = first.filter((one) => second.includes(one)).map((one) => one.id);
  expect(kept.sort()).toEqual(['b', 'o', 'y']);
  // A wire that reads the neuron's sum gives the closed card a port, though its record stays.
  const read = {
    ...moved,
    nodes: new Map(moved.nodes).set(id('z'), { ...graph({ z: ['neg', 'o/sum'] }).nodes.get(id('z'))!, order: [9] }),
  };
  const third = draw(read, compile(read), titlesOf(read));
  expect(third.find((one) => one.id === 'o')).not.toBe(second.find((one) => one.id === 'o'));
  expect(third).toEqual(flowNodes(read, compile(read), titlesOf(read)));
});
