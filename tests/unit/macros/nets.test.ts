import { expect, test } from 'vitest';
import { evaluate } from '../../../src/compile/evaluate.ts';
import type {
  CustomRecord,
  Definition,
  InitialScheme,
  LayerShape,
  MacroRecord,
  NudgeDocument,
  Placed,
} from '../../../src/graph/document.ts';
import { netProblem, parameterCount } from '../../../src/graph/net-limits.ts';
import { consumersOf } from '../../../src/macros/consumers.ts';
import { trainable } from '../../../src/macros/context.ts';
import { createLayer, createLoss, createMlp, layersOf } from '../../../src/macros/create.ts';
import { isFrozen, setFrozen } from '../../../src/macros/frozen.ts';
import { redraw, withScheme } from '../../../src/macros/redraw.ts';
import {
  insertLayer,
  removeLayer,
  removeNeuron,
  resizeLayer,
  withActivation,
  type Resized,
} from '../../../src/macros/resize.ts';
import { connect, disconnect, removeInput } from '../../../src/macros/wiring.ts';
import { withRecord } from '../../../src/macros/wires.ts';
import { at, graph, id } from '../../support/graph.ts';

const placed: Placed = { id: id('m'), order: [20], name: 'net', x: 0, y: 0 };
const x = ['x1', 'x2'].map(at);
const base = graph({ x1: 0.5, x2: -2, x3: 3 });

function mlp(sizes: readonly number[], initial: InitialScheme = 'uniform'): NudgeDocument {
  return withRecord(base, createMlp(placed, 1, x, { layers: layersOf(sizes, 'tanh'), initial }));
}

function netOf(document: NudgeDocument): MacroRecord {
  const record = document.nodes.get(id('m'));
  if (record?.kind !== 'macro') throw new Error('m is a macro');
  return record;
}

function layersIn(document: NudgeDocument): readonly LayerShape[] {
  const record = netOf(document);
  return record.macro === 'mlp' ? record.settings.layers : [];
}

function done(result: Resized): NudgeDocument {
  if (!result.ok) throw new Error(result.message);
  return result.document;
}

/** How many of the numbers two versions share, and how many the second has. */
function kept(before: NudgeDocument, after: NudgeDocument): readonly [number, number] {
  const [old, now] = [netOf(before).numbers, netOf(after).numbers];
  const same = Object.entries(now).filter(([local, number]) => Object.is(old[local], number));
  return [same.length, Object.keys(now).length];
}

//  2 inputs, 3 hidden tanh neurons, 1 linear output, written out by hand
test('an MLP is what its layers compute', () => {
  const document = mlp([3, 1]);
  const { value } = evaluate(document);
  const number = (local: string) => netOf(document).numbers[local] ?? NaN;
  const hidden = [1, 2, 3].map((neuron) =>
    Math.tanh(0.5 * number(`l1/n${neuron}/w:p1`) + -2 * number(`l1/n${neuron}/w:p2`) + number(`l1/n${neuron}/b`)),
  );
  const output = hidden.reduce((sum, h, index) => sum + h * number(`l2/n1/w:p${index + 1}`), 0) + number('l2/n1/b');
  expect(value(at('m'))).toBeCloseTo(output, 14);
  expect(value(at('m/o:1'))).toBe(value(at('m')));
  expect(value(at('m/l1/o:2'))).toBe(value(at('m/l1/n2')));
  expect(value(at('m/l1'))).toBe(value(at('m/l1/n1')));
});

test.each([
  ['uniform', 1, true],
  ['fan_in', 1 / Math.sqrt(200), false],
  ['xavier', Math.sqrt(6 / 250), false],
  ['he', Math.sqrt(6 / 200), false],
  ['zeros', 0, false],
] as const)('%s draws weights in ±%d, biases too: %s', (initial, bound, biases) => {
  const from = Array.from({ length: 200 }, () => null);
  const { numbers } = createLayer(placed, 1, from, { size: 50, activation: 'tanh', initial });
  const weights = Object.entries(numbers).flatMap(([local, number]) => (local.endsWith('/b') ? [] : [number]));
  expect(weights).toHaveLength(10_000);
  expect(Math.max(...weights.map(Math.abs))).toBeLessThanOrEqual(bound);
  expect(Math.max(...weights.map(Math.abs))).toBeGreaterThanOrEqual(0.99 * bound);
  // A uniform draw in ±a has the mean 0 and the variance a²/3; 10,000 of them lie this near to both.
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  const variance = weights.reduce((sum, weight) => sum + weight * weight, 0) / weights.length;
  expect(Math.abs(mean)).toBeLessThanOrEqual(0.03 * bound);
  expect(Math.abs(variance - (bound * bound) / 3)).toBeLessThanOrEqual(0.03 * bound * bound);
  const own = Object.entries(numbers).flatMap(([local, number]) => (local.endsWith('/b') ? [number] : []));
  expect(own.some((bias) => bias !== 0)).toBe(biases);
});

test('the same seed draws the same numbers, whatever else the net is called or the document’s seed is', () => {
  const settings = { layers: layersOf([3, 1], 'tanh'), initial: 'uniform', seed: 7 } as const;
  const one = createMlp(placed, 1, x, settings);
  const other = createMlp({ ...placed, name: 'other' }, 2, x, settings);
  expect(other.numbers).toEqual(one.numbers);
  const { seed: _seed, ...unseeded } = settings;
  const named = createMlp(placed, 1, x, unseeded);
  expect(createMlp(placed, 1, x, unseeded).numbers).toEqual(named.numbers);
  expect(createMlp({ ...placed, name: 'other' }, 1, x, unseeded).numbers).not.toEqual(named.numbers);
  expect(createMlp(placed, 2, x, unseeded).numbers).not.toEqual(named.numbers);
});

test('drawing again remembers its seed, gives the same numbers for it, and leaves what is frozen', () => {
  const frozen = setFrozen(mlp([3, 1]), [at('m/l1/n2/b')], true);
  const net = netOf(frozen);
  if (net.macro !== 'mlp') throw new Error('m is a net');
  const again = redraw(net, 9);
  expect(again.settings.seed).toBe(9);
  expect(again.numbers['l1/n2/b']).toBe(net.numbers['l1/n2/b']);
  expect(again.numbers['l1/n1/b']).not.toBe(net.numbers['l1/n1/b']);
  expect(redraw(again, 9)).toEqual(again);
  expect(Object.keys(again.numbers)).toEqual(Object.keys(net.numbers));
  const zeros = withScheme(net, 'zeros', 1);
  expect(new Set(Object.values(zeros.numbers))).toEqual(new Set([0, net.numbers['l1/n2/b']]));
});

test('a wire to the spare port of a net grows an input, with a weight in every neuron of its first layer alone', () => {
  const before = mlp([3, 2]);
  const after = connect(before, at('x3'), { node: id('m'), port: 'spare' });
  expect(netOf(after).inputs).toEqual([
    { port: 'p1', from: 'x1' },
    { port: 'p2', from: 'x2' },
    { port: 'p3', from: 'x3' },
  ]);
  expect(kept(before, after)).toEqual([17, 20]);
  const less = removeInput(after, { node: id('m'), port: 'p2' });
  expect(netOf(less).inputs.map(({ port }) => port)).toEqual(['p1', 'p3']);
  expect(kept(after, less)).toEqual([17, 17]);
  const cut = disconnect(after, { node: id('m'), port: 'p2' });
  expect(kept(after, cut)).toEqual([20, 20]);
  expect(evaluate(cut).value(at('m'))).toBeUndefined();
});

test('a wire feeds a product in every neuron of the first layer, and brings back the sum of their contributions', () => {
  const document = mlp([3, 1]);
  const consumers = consumersOf(document, netOf(document), 'p2');
  expect(consumers).toEqual([1, 2, 3].map((neuron) => ({ address: `m/l1/n${neuron}/m:p2`, operand: 0 })));
  const { gradient } = evaluate({ ...document, root: at('m') });
  const sum = consumers.reduce(
    (total, { address }) =>
      total + (gradient(address) ?? 0) * (netOf(document).numbers[address.slice(2).replace('m:', 'w:')] ?? 0),
    0,
  );
  expect(gradient(at('x2'))).toBeCloseTo(sum, 14);
  expect(consumersOf(document, netOf(document), 'spare').map(({ address }) => address)).toEqual([
    'm/l1/n1/sum',
    'm/l1/n2/sum',
    'm/l1/n3/sum',
  ]);
});

test('two wires from one source are told apart by their port', () => {
  const { nodes } = graph({ a: 1, s: ['sum', 'a', 'a'] });
  const sum = nodes.get(id('s'));
  expect(sum && ['0', '1', 'spare'].map((port) => consumersOf(base, sum, port))).toEqual(
    [0, 1, 2].map((operand) => [{ address: 's', operand }]),
  );
  const loss = createLoss(placed, 'squared_error', [at('x1'), at('x1')]);
  const document = withRecord(base, loss);
  expect(consumersOf(document, loss, 'p1')).toEqual([{ address: 'm/difference', operand: 0 }]);
  expect(consumersOf(document, loss, 't')).toEqual([{ address: 'm/difference', operand: 1 }]);
});

//  x1 ─▶ pass ─▶ pass ─▶ y     an own macro whose output is its input hands the wire on
test('a wire into a macro that hands it on feeds what reads that', () => {
  const pass: Definition = {
    id: id('d1'),
    name: 'pass',
    inputs: [{ port: 'p1', name: 'x', node: id('x') }],
    outputs: [{ name: 'x', from: at('x') }],
    nodes: graph({ x: 1 }).nodes,
  };
  const instance = (name: string, order: number, from: string | null): CustomRecord => ({
    ...{ id: id(name), order: [order], name: null, x: 0, y: 0 },
    ...{ kind: 'macro', macro: 'custom', numbers: {}, settings: { definition: pass.id }, open: false },
    inputs: [{ port: 'p1', from: from === null ? null : at(from) }],
  });
  const one = instance('one', 10, null);
  const readers = graph({ x1: 2, y: ['neg', 'two'], z: ['mul', 'one', 'y'] });
  const document = withRecord(
    withRecord({ ...readers, definitions: new Map([[pass.id, pass]]) }, one),
    instance('two', 11, 'one'),
  );
  expect(consumersOf(document, one, 'p1')).toEqual([
    { address: 'z', operand: 0 },
    { address: 'y', operand: 0 },
  ]);
  expect(evaluate(connect(document, at('x1'), { node: id('one'), port: 'p1' })).value(at('y'))).toBe(-2);
});

test('the softmax loss grows logits before its target; the other losses take no further input', () => {
  const softmax = withRecord(base, createLoss(placed, 'softmax_cross_entropy'));
  const more = connect(softmax, at('x3'), { node: id('m'), port: 'spare' });
  expect(netOf(more).inputs).toEqual([
    { port: 'p1', from: null },
    { port: 'p2', from: null },
    { port: 'p3', from: 'x3' },
    { port: 't', from: null },
  ]);
  expect(netOf(removeInput(more, { node: id('m'), port: 'p2' })).inputs.map(({ port }) => port)).toEqual([
    'p1',
    'p3',
    't',
  ]);
  expect(netOf(removeInput(more, { node: id('m'), port: 't' })).inputs).toHaveLength(4);
  const hinge = withRecord(base, createLoss(placed, 'hinge'));
  expect(netOf(connect(hinge, at('x3'), { node: id('m'), port: 'spare' }))).toEqual(netOf(hinge));
  expect(
    netOf(removeInput(connect(hinge, at('x3'), { node: id('m'), port: 'p1' }), { node: id('m'), port: 'p1' })),
  ).toEqual(netOf(hinge));
});

test('a layer that grows keeps its numbers and those of the next layer, and draws the new ones', () => {
  const before = mlp([3, 2]);
  const after = done(resizeLayer(before, id('m'), 0, 5));
  expect(kept(before, after)).toEqual([17, 15 + 12]);
  expect(netOf(done(resizeLayer(after, id('m'), 0, 3))).numbers).toEqual(netOf(before).numbers);
  const single = withRecord(base, createLayer(placed, 1, x, { size: 2, activation: 'relu', initial: 'he' }));
  expect(kept(single, done(resizeLayer(single, id('m'), 0, 4)))).toEqual([6, 12]);
});

test('a neuron that goes takes its weights in the next layer with it, and those after it move up, with what reads them', () => {
  const before = setFrozen(
    { ...mlp([3, 2]), root: at('m/l1/n3/sum') },
    [at('m/l1/n3/b'), at('m/l2/n1/w:p3'), at('m/l1/n1/b')],
    true,
  );
  const reader = graph({ r1: ['neg', 'm/l1/n1'], r2: ['neg', 'm/l1/n2'], r3: ['neg', 'm/l1/n3/w:p2'] });
  const read = [...reader.nodes.values()].reduce(
    (document, record, index) => withRecord(document, { ...record, order: [40 + index] }),
    before,
  );
  const after = done(removeNeuron(read, id('m'), 0, 1));
  const [old, now] = [netOf(before).numbers, netOf(after).numbers];
  expect(now['l1/n2/w:p1']).toBe(old['l1/n3/w:p1']);
  expect(now['l2/n2/w:p2']).toBe(old['l2/n2/w:p3']);
  expect(now['l2/n2/w:p1']).toBe(old['l2/n2/w:p1']);
  expect(Object.keys(now)).toHaveLength(6 + 6);
  expect(netOf(after).frozen).toEqual(['l1/n1/b', 'l1/n2/b', 'l2/n1/w:p2']);
  expect(after.root).toBe('m/l1/n2/sum');
  expect(['r1', 'r2', 'r3'].map((name) => after.nodes.get(id(name)))).toMatchObject([
    { inputs: ['m/l1/n1'] },
    { inputs: [null] },
    { inputs: ['m/l1/n2/w:p2'] },
  ]);
});

test('an output that goes leaves its readers waiting, and those after it keep theirs', () => {
  const reader = graph({ r1: ['neg', 'm'], r2: ['neg', 'm/o:2'], r3: ['neg', 'm/o:3'] });
  const before = [...reader.nodes.values()].reduce(
    (document, record, index) => withRecord(document, { ...record, order: [40 + index] }),
    mlp([3]),
  );
  const after = done(removeNeuron(before, id('m'), 0, 1));
  expect(['r1', 'r2', 'r3'].map((name) => after.nodes.get(id(name)))).toMatchObject([
    { inputs: ['m'] },
    { inputs: [null] },
    { inputs: ['m/o:2'] },
  ]);
  expect(evaluate(after).value(at('r3'))).toBe(evaluate(before).value(at('r3')));
});

test('layers are put in and taken out, and the others keep their numbers where their inputs stay', () => {
  const before = mlp([3, 3, 1]);
  const more = done(insertLayer(before, id('m'), 1, { size: 3, activation: 'relu' }));
  expect(layersIn(more).map(({ size }) => size)).toEqual([3, 3, 3, 1]);
  expect(netOf(more).numbers['l4/n1/w:p2']).toBe(netOf(before).numbers['l3/n1/w:p2']);
  expect(netOf(done(removeLayer(more, id('m'), 1)))).toEqual(netOf(before));
  const less = done(removeLayer(before, id('m'), 0));
  expect(netOf(less).numbers['l1/n2/b']).toBe(netOf(before).numbers['l2/n2/b']);
  expect(Object.keys(netOf(less).numbers)).toHaveLength(parameterCount(2, [3, 1]));
  expect(removeLayer(mlp([2]), id('m'), 0)).toEqual({ ok: false, message: 'A network has at least one layer.' });
});

test('a neuron may have an activation of its own, which goes with it', () => {
  const shape = withActivation({ size: 3, activation: 'tanh' }, 2, 'relu');
  expect(shape).toEqual({ size: 3, activation: 'tanh', exceptions: { n3: 'relu' } });
  expect(withActivation(shape, 2, 'tanh')).toEqual({ size: 3, activation: 'tanh' });
  expect(withActivation(shape, null, 'sigmoid')).toEqual({ size: 3, activation: 'sigmoid' });
  const document = withRecord(
    base,
    createMlp(placed, 1, x, { layers: [shape, { size: 1, activation: 'linear' }], initial: 'uniform' }),
  );
  expect(layersIn(done(removeNeuron(document, id('m'), 0, 0)))[0]).toEqual({
    size: 2,
    activation: 'tanh',
    exceptions: { n2: 'relu' },
  });
  expect(layersIn(done(resizeLayer(document, id('m'), 0, 2)))[0]).toEqual({ size: 2, activation: 'tanh' });
});

test('a net too large is refused in words', () => {
  expect(
    netProblem(
      2,
      Array.from({ length: 17 }, () => 1),
    ),
  ).toBe('That network would have 17 layers; 16 is the most.');
  expect(netProblem(2, [257])).toBe('That layer would have 257 neurons; 256 is the most.');
  expect(netProblem(2, [0])).toBe('A layer has a whole number of neurons from 1 to 256, not 0.');
  expect(netProblem(100, [198])).toBeNull();
  expect(netProblem(100, [199])).toBe('That network would have 20,099 parameters; 20,000 is the most.');
  expect(netProblem(2, [256, 256])).toBe('That network would have 66,560 parameters; 20,000 is the most.');
  expect(resizeLayer(mlp([3, 1]), id('m'), 0, 300)).toEqual({
    ok: false,
    message: 'That layer would have 300 neurons; 256 is the most.',
  });
});

test('training moves every parameter that is not frozen, in canonical order', () => {
  const document = withRecord(
    graph({ k: { role: 'parameter', value: 1 }, a: 2, c: { role: 'constant', value: 3 }, o: { neuron: ['a'] } }),
    createMlp(placed, 1, x, { layers: layersOf([1, 1], 'tanh'), initial: 'zeros' }),
  );
  const all = ['k', 'o/w:p1', 'o/b', 'm/l1/n1/w:p1', 'm/l1/n1/w:p2', 'm/l1/n1/b', 'm/l2/n1/w:p1', 'm/l2/n1/b'];
  expect(trainable(document)).toEqual(all);
  const some = setFrozen(document, ['k', 'o/b', 'm/l1', 'a', 'nobody', 'm/l2/n1/sum'].map(at), true);
  expect(trainable(some)).toEqual(['o/w:p1', 'm/l2/n1/w:p1', 'm/l2/n1/b']);
  expect(['k', 'o/b', 'm/l1/n1/w:p2', 'o/w:p1'].map((name) => isFrozen(some, at(name)))).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(setFrozen(some, ['k', 'o', 'm'].map(at), false)).toEqual(document);
  expect(setFrozen(document, [at('m/l3')], true)).toBe(document);
});
