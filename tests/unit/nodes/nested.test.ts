import { expect, test } from 'vitest';
import { compile } from '../../../src/compile/program.ts';
import { titlesOf } from '../../../src/formats/titles.ts';
import type { NudgeDocument } from '../../../src/graph/document.ts';
import { setOpen } from '../../../src/macros/open-in-place.ts';
import type { FlowNode } from '../../../src/canvas/flow-model.ts';
import { cardKind } from '../../../src/nodes/card-kind.ts';
import { inputEnd, outputAddress, outputEnd } from '../../../src/nodes/flow-ends.ts';
import { flowNodes } from '../../../src/nodes/flow-nodes.ts';
import { flowWires } from '../../../src/nodes/flow-wires.ts';
import { createInsides } from '../../../src/macros/insides.ts';
import { consumersAt, createWireFlow } from '../../../src/nodes/wire-flow.ts';
import { at } from '../../support/graph.ts';
import { layer, loss, net, penalty, withRecords } from '../../support/nets.ts';
import { bench } from '../../support/workbench.ts';

//  x1 ─▶ l1 ═▶ l2 ─▶ y        3 and 1 neurons
//  x2 ─▶
const closed = withRecords({ x1: 1, x2: 2 }, (place) => [net(place, 'm', ['x1', 'x2'], { sizes: [3, 1] })]);
const open = (document: NudgeDocument, ...addresses: readonly string[]) =>
  addresses.reduce((now, address) => setOpen(now, at(address), true), document);
const insidesOf = (document: NudgeDocument) => createInsides()(document);
const nodesOf = (document: NudgeDocument) => flowNodes(document, compile(document), titlesOf(document));
const wiresOf = (document: NudgeDocument) => flowWires(document, titlesOf(document));
const drawn = (document: NudgeDocument) =>
  wiresOf(document).map(({ id: wire, from }) => `${from.node}.${from.port} → ${wire}`);
const kinds = (document: NudgeDocument) =>
  Object.fromEntries(nodesOf(document).map(({ id }) => [id, cardKind(document, insidesOf(document), id)]));
const all = open(closed, 'm', 'm/l1', 'm/l1/n2', 'm/l2', 'm/l2/n1');

test('a closed net is one card, however large it is', () => {
  const large = withRecords({ x: 1 }, (place) => [net(place, 'm', ['x'], { sizes: [64, 64, 2] })]);
  expect(nodesOf(large).map(({ id }) => id)).toEqual(['x', 'm']);
  expect(drawn(large)).toEqual(['x.out → m:p1']);
  expect(nodesOf(large)[1]?.ports.map(({ id }) => id)).toEqual(['p1', 'spare', 'out', 'o:2']);
});

test('a net opens level by level: its layers, their neurons, their scalars', () => {
  expect(kinds(open(closed, 'm'))).toMatchObject({ 'm/frame': 'frame', 'm/l1': 'net', 'm/l2': 'net' });
  expect(kinds(open(closed, 'm', 'm/l1'))).toMatchObject({ 'm/l1/frame': 'frame', 'm/l1/n3': 'cell', 'm/l2': 'net' });
  expect(kinds(all)).toMatchObject({
    'm/l1/n1': 'cell',
    'm/l1/n2/frame': 'frame',
    'm/l1/n2/w:p1': 'weight',
    'm/l1/n2/sum': 'op',
    'm/l1/n2': 'op',
  });
});

test('every inner card lies in its own frame, and every frame in the one around it, below it in the order of drawing', () => {
  const nodes = nodesOf(all);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const isWithin = (inner: FlowNode, outer: FlowNode) =>
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height;
  for (const node of nodes) {
    if (node.frame === undefined) continue;
    const frame = byId.get(node.frame);
    expect(frame !== undefined && isWithin(node, frame), node.id).toBe(true);
    expect(nodes.findIndex(({ id }) => id === node.frame)).toBeLessThan(nodes.indexOf(node));
  }
  expect(byId.get('m/l1/n2/w:p1')?.frame).toBe('m/l1/n2/frame');
  expect(byId.get('m/l1/n2/frame')).toMatchObject({ frame: 'm/l1/frame', movable: false });
  expect(byId.get('m/frame')?.movable).toBe(true);
});

test('every wire goes from a port that is there to a port that is there, at every level of opening', () => {
  for (const document of [closed, open(closed, 'm'), open(closed, 'm', 'm/l1'), open(closed, 'm', 'm/l2'), all]) {
    const ports = new Set(nodesOf(document).flatMap(({ id, ports: own }) => own.map((port) => `${id} ${port.id}`)));
    for (const { from, to, id } of wiresOf(document)) {
      expect(ports.has(`${from.node} ${from.port}`), `start of ${id}`).toBe(true);
      expect(ports.has(`${to.node} ${to.port}`), `end of ${id}`).toBe(true);
    }
    const ids = wiresOf(document).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test('between layers each neuron’s output leads to the port that counts it', () => {
  expect(drawn(open(closed, 'm'))).toEqual([
    'x1.out → m/frame:p1',
    'x2.out → m/frame:p2',
    'm/frame.p1 → m/l1:p1',
    'm/frame.p2 → m/l1:p2',
    'm/l1.out → m/l2:p1',
    'm/l1.o:2 → m/l2:p2',
    'm/l1.o:3 → m/l2:p3',
  ]);
  expect(drawn(open(closed, 'm', 'm/l1'))).toContain('m/l1/n2.out → m/l2:p2');
  expect(drawn(open(closed, 'm', 'm/l1', 'm/l2'))).toContain('m/l1/n3.out → m/l2/frame:p3');
});

test('one source on two inputs keeps its two wires apart inside', () => {
  const twice = open(
    withRecords({ x: 1 }, (place) => [net(place, 'm', ['x', 'x'], { sizes: [1] })]),
    'm',
  );
  expect(drawn(twice)).toEqual(expect.arrayContaining(['m/frame.p1 → m/l1:p1', 'm/frame.p2 → m/l1:p2']));
});

test('what is read from inside leaves from as far inside as lies open', () => {
  const read = (document: NudgeDocument, address: string) => outputEnd(document, insidesOf(document), at(address));
  expect(read(closed, 'm')).toEqual({ node: 'm', port: 'out' });
  expect(read(closed, 'm/o:1')).toEqual({ node: 'm', port: 'out' });
  expect(read(closed, 'm/l2/n1')).toEqual({ node: 'm', port: 'out' });
  expect(read(closed, 'm/l1/n2')).toEqual({ node: 'm', port: 'l1/n2' });
  expect(read(open(closed, 'm'), 'm/l1/n2')).toEqual({ node: 'm/l1', port: 'o:2' });
  expect(read(open(closed, 'm'), 'm/l1/n2/w:p1')).toEqual({ node: 'm/l1', port: 'n2/w:p1' });
  expect(read(all, 'm/l1/n2')).toEqual({ node: 'm/l1/n2', port: 'out' });
  expect(read(all, 'm')).toEqual({ node: 'm/l2/n1/sum', port: 'out' });
});

test('a closed card shows an output for every inner slot that is read', () => {
  const read = withRecords({ x1: 1, x2: 2, y: ['neg', 'm/l1/n2/w:p1'] }, (place) => [
    net(place, 'm', ['x1', 'x2'], { sizes: [3, 1] }),
  ]);
  const ports = (document: NudgeDocument, node: string) =>
    nodesOf(document)
      .find(({ id }) => id === node)
      ?.ports.map(({ id, label }) => [id, label]);
  expect(ports(read, 'm')).toContainEqual(['l1/n2/w:p1', 'output of m layer 1 neuron 2 w1']);
  expect(ports(open(read, 'm'), 'm/l1')).toContainEqual(['n2/w:p1', 'output of m layer 1 neuron 2 w1']);
});

test('ports map back to addresses and to the inputs of the document', () => {
  const address = (document: NudgeDocument, node: string, port: string) =>
    outputAddress(document, insidesOf(document), { node, port });
  expect(address(closed, 'm', 'o:1')).toBe('m/o:1');
  expect(address(open(closed, 'm'), 'm/l1', 'o:2')).toBe('m/l1/o:2');
  expect(address(all, 'm/l1/n2/frame', 'p2')).toBe('x2');
  expect(inputEnd(all, { node: 'm/frame', port: 'p2' })).toEqual({ node: 'm', port: 'p2' });
  expect(inputEnd(all, { node: 'm/l1/frame', port: 'p2' })).toBeNull();
  expect(inputEnd(all, { node: 'm/l1/n1', port: 'p1' })).toBeNull();
});

test('a wire into a net feeds a product of each neuron of its first layer, and its flow is their sum', () => {
  const { live, $document } = bench(closed);
  const insides = insidesOf($document.get());
  const fed = consumersAt(insides, { node: 'm', port: 'p1' });
  expect(fed.map(({ address }) => address)).toEqual(['m/l1/n1/m:p1', 'm/l1/n2/m:p1', 'm/l1/n3/m:p1']);
  const flow = createWireFlow(live, () => insides);
  const wire = wiresOf($document.get()).find(({ id }) => id === 'm:p1');
  expect(wire && flow(wire)).toBeCloseTo(live.gradient(at('x1')) ?? Number.NaN, 14);
});

test('the flows out of a card add up to its gradient, whatever lies open', () => {
  for (const document of [closed, open(closed, 'm'), open(closed, 'm', 'm/l1'), all]) {
    const { live } = bench(document);
    const insides = insidesOf(document);
    const flow = createWireFlow(live, () => insides);
    for (const source of ['x1', 'x2']) {
      const sum = wiresOf(document)
        .filter(({ from }) => from.node === source)
        .reduce((total, wire) => total + (flow(wire) ?? 0), 0);
      expect(sum).toBeCloseTo(live.gradient(at(source)) ?? Number.NaN, 14);
    }
  }
});

test('losses, layers and penalties open too, and a penalty draws no wire to what it counts', () => {
  const document = withRecords({ x: 1, t: 2 }, (place) => [
    layer(place, 'h', ['x'], 2),
    loss(place, 'l', ['h', 't']),
    penalty(place, 'p'),
  ]);
  const opened = open(document, 'h', 'l', 'p');
  expect(kinds(document)).toMatchObject({ h: 'net', l: 'loss', p: 'penalty' });
  expect(kinds(opened)).toMatchObject({ 'h/n1': 'cell', 'l/difference': 'op', l: 'op', 'p/strength': 'weight' });
  expect(drawn(opened)).toEqual(expect.arrayContaining(['l/frame.p1 → l/difference:0', 'l/frame.t → l/difference:1']));
  expect(drawn(opened).filter((wire) => wire.includes('p/squares:'))).toEqual([]);
});

test('a column of data is an output of its table', () => {
  const document = withRecords(
    {
      d: {
        columns: [
          [1, 2],
          [3, 4],
        ],
      },
      y: ['mul', 'd/c1', 'd/c2'],
    },
    () => [],
  );
  expect(drawn(document)).toEqual(['d.c1 → y:0', 'd.c2 → y:1']);
  expect(nodesOf(document).map(({ id }) => id)).toEqual(['d', 'y']);
  expect(outputAddress(document, insidesOf(document), { node: 'd', port: 'c2' })).toBe('d/c2');
});
