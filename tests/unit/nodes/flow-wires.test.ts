import { expect, test } from 'vitest';
import { compile } from '../../../src/compile/program.ts';
import { titlesOf } from '../../../src/formats/titles.ts';
import type { NudgeDocument } from '../../../src/graph/document.ts';
import { setOpen } from '../../../src/macros/open-in-place.ts';
import { wiredTo } from '../../../src/macros/wires.ts';
import type { FlowEnd } from '../../../src/canvas/flow-model.ts';
import { fixedReason, inputEnd, outputAddress as addressAt } from '../../../src/nodes/flow-ends.ts';
import { flowNodes } from '../../../src/nodes/flow-nodes.ts';
import { flowWires } from '../../../src/nodes/flow-wires.ts';
import { createInsides } from '../../../src/macros/insides.ts';
import { consumersAt, createWireFlow } from '../../../src/nodes/wire-flow.ts';
import { at, graph, id } from '../../support/graph.ts';
import { bench } from '../../support/workbench.ts';

const wiresOf = (document: NudgeDocument) => flowWires(document, titlesOf(document));
const insidesOf = (document: NudgeDocument) => createInsides()(document);
const outputAddress = (document: NudgeDocument, end: FlowEnd) => addressAt(document, insidesOf(document), end);
const drawn = (document: NudgeDocument) =>
  wiresOf(document).map(({ id: wire, from }) => `${from.node}.${from.port} → ${wire}`);

test('a + a has two wires, each with an id of its own that says where it enters', () => {
  const document = graph({ a: 1, y: ['add', 'a', 'a'] });
  expect(wiresOf(document)).toEqual([
    { id: 'y:0', from: { node: 'a', port: 'out' }, to: { node: 'y', port: '0' }, label: 'wire from a to y' },
    { id: 'y:1', from: { node: 'a', port: 'out' }, to: { node: 'y', port: '1' }, label: 'wire from a to y' },
  ]);
});

test('an input that waits has no wire', () => {
  expect(wiresOf(graph({ a: 1, y: ['add', 'a', null], o: { neuron: [null] } })).map(({ id: wire }) => wire)).toEqual([
    'y:0',
  ]);
});

const outside = graph({ a: 1, o: { neuron: ['a', null] }, y: ['neg', 'o'], z: ['neg', 'o/sum'] });

test('wires of a closed neuron enter and leave its card; what reads its sum leaves by the sum’s port', () => {
  expect(drawn(outside)).toEqual(['a.out → o:p1', 'o.out → y:0', 'o.sum → z:0']);
});

//  a ─▶ p1┄┄┄▶ m:p1 ─▶ sum ─▶ o ─▶ y
//         w:p1 ▶        └─────────▶ z
test('wires of an open neuron enter at its frame, go on to the products, and leave from the inner cards', () => {
  expect(drawn(setOpen(outside, id('o'), true)).sort()).toEqual(
    [
      'a.out → o/frame:p1',
      'o/frame.p1 → o/m:p1:0',
      'o/w:p1.out → o/m:p1:1',
      'o/m:p1.out → o/sum:0',
      'o/w:p2.out → o/m:p2:1',
      'o/m:p2.out → o/sum:1',
      'o/b.out → o/sum:2',
      'o/sum.out → o:0',
      'o.out → y:0',
      'o/sum.out → z:0',
    ].sort(),
  );
});

test('wires that read an open linear neuron leave from its sum', () => {
  const document = setOpen(graph({ a: 1, o: { neuron: ['a'], activation: 'linear' }, y: ['neg', 'o'] }), id('o'), true);
  expect(drawn(document)).toContain('o/sum.out → y:0');
  expect(drawn(document).some((wire) => wire.endsWith('→ o:0'))).toBe(false);
});

test('the sum of a closed linear neuron is its output: what reads it leaves by the one port there is', () => {
  const document = graph({ a: 1, o: { neuron: ['a'], activation: 'linear' }, z: ['neg', 'o/sum'] });
  expect(drawn(document)).toContain('o.out → z:0');
  const card = flowNodes(document, compile(document), titlesOf(document)).find((one) => one.id === 'o');
  expect(card?.ports.map((port) => port.id)).toEqual(['p1', 'spare', 'out']);
});

test('every drawn wire leads back to the wire of the document, or is explained as fixed', () => {
  for (const document of [outside, setOpen(outside, id('o'), true)]) {
    for (const wire of wiresOf(document)) {
      const end = inputEnd(document, wire.to);
      if (end === null) {
        expect(fixedReason(document, wire.to, 'o')).toBe(
          'This wire belongs to the inside of o. Detach o into plain nodes to change it.',
        );
        continue;
      }
      expect(fixedReason(document, wire.to, 'o')).toBeNull();
      const record = document.nodes.get(end.node);
      expect(record && wiredTo(record, end.port), wire.id).toBe(outputAddress(document, wire.from));
    }
  }
});

test('ports map back to the document: spare ports of cards and frames, products, but no weight, no sum, no output', () => {
  const open = setOpen(outside, id('o'), true);
  const end = (document: NudgeDocument, node: string, port: string) => inputEnd(document, { node, port });
  expect(end(outside, 'o', 'spare')).toEqual({ node: 'o', port: 'spare' });
  expect(end(outside, 'o', 'p2')).toEqual({ node: 'o', port: 'p2' });
  expect(end(outside, 'y', '0')).toEqual({ node: 'y', port: '0' });
  expect(end(open, 'o/frame', 'spare')).toEqual({ node: 'o', port: 'spare' });
  expect(end(open, 'o/frame', 'p2')).toEqual({ node: 'o', port: 'p2' });
  expect(end(open, 'o/m:p2', '0')).toEqual({ node: 'o', port: 'p2' });
  expect(end(open, 'o/m:p2', '1')).toBeNull();
  expect(end(open, 'o/sum', '0')).toBeNull();
  expect(end(open, 'o', '0')).toBeNull();
  expect(end(open, 'o', 'out')).toBeNull();
});

test('outputs map back to addresses; a linear neuron’s sum is read as the neuron itself', () => {
  const open = setOpen(outside, id('o'), true);
  expect(outputAddress(outside, { node: 'o', port: 'out' })).toBe('o');
  expect(outputAddress(outside, { node: 'o', port: 'sum' })).toBe('o/sum');
  expect(outputAddress(open, { node: 'o/sum', port: 'out' })).toBe('o/sum');
  expect(outputAddress(open, { node: 'o/w:p1', port: 'out' })).toBe('o/w:p1');
  expect(outputAddress(open, { node: 'o/frame', port: 'p1' })).toBe('a');
  expect(outputAddress(open, { node: 'o/frame', port: 'p2' })).toBeNull();
  const linear = setOpen(graph({ a: 1, o: { neuron: ['a'], activation: 'linear' } }), id('o'), true);
  expect(outputAddress(linear, { node: 'o/sum', port: 'out' })).toBe('o');
});

test('a wire’s end tells which slot and operand it feeds', () => {
  const fed = (node: string, port: string) => consumersAt(insidesOf(outside), { node, port });
  expect(fed('y', '1')).toEqual([{ address: 'y', operand: 1 }]);
  expect(fed('o', 'p2')).toEqual([{ address: 'o/m:p2', operand: 0 }]);
  expect(fed('o/frame', 'p2')).toEqual([{ address: 'o/m:p2', operand: 0 }]);
  expect(fed('o/m:p2', '1')).toEqual([{ address: 'o/m:p2', operand: 1 }]);
});

//  z = −2·(a·b + a)  at a = 2, b = 3:   through × flow −2·b = −6, straight −2, together dz/da = −8
test('the flow of each wire is its own contribution, and the contributions add up to the gradient', () => {
  const sketch = { a: 2, b: 3, k: -2, m: ['mul', 'a', 'b'], y: ['add', 'm', 'a'], z: ['mul', 'y', 'k'] } as const;
  const { live, $document } = bench(graph(sketch));
  const flow = createWireFlow(live, () => insidesOf($document.get()));
  const flows = Object.fromEntries(wiresOf($document.get()).map((wire) => [wire.id, flow(wire)]));
  expect(flows).toEqual({ 'm:0': -6, 'm:1': -4, 'y:0': -2, 'y:1': -2, 'z:0': -2, 'z:1': 8 });
  expect(live.gradient(at('a'))).toBe(-8);
});

test('nothing flows to a constant, off the path, or where there is no number', () => {
  const { live, $document } = bench(
    graph(
      { a: 2, c: { role: 'constant', value: 3 }, y: ['mul', 'a', 'c'], off: ['neg', 'a'], wait: ['add', 'a', null] },
      'y',
    ),
  );
  const flow = createWireFlow(live, () => insidesOf($document.get()));
  const flows = Object.fromEntries(wiresOf($document.get()).map((wire) => [wire.id, flow(wire)]));
  expect(flows).toEqual({ 'y:0': 3, 'y:1': null, 'off:0': null, 'wait:0': null });
});

test('both halves of a wire into an open neuron carry the same flow, which follows each tick', () => {
  const { live, $document, preview, scheduler } = bench(
    setOpen(graph({ a: 2, o: { neuron: ['a'], weights: [0.5], bias: 0, activation: 'linear' } }), id('o'), true),
  );
  const flow = createWireFlow(live, () => insidesOf($document.get()));
  const of = (wire: string) => flow(wiresOf($document.get()).find((one) => one.id === wire) ?? raise(wire));
  expect(of('o/frame:p1')).toBe(0.5);
  expect(of('o/m:p1:0')).toBe(0.5);
  expect(of('o/m:p1:1')).toBe(2);
  preview(at('o/w:p1'), -4);
  scheduler.frame();
  expect(of('o/frame:p1')).toBe(-4);
  expect(of('o/m:p1:0')).toBe(-4);
});

function raise(wire: string): never {
  throw new Error(`no wire ${wire}`);
}
