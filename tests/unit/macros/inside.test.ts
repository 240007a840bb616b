import { expect, test } from 'vitest';
import { evaluate } from '../../../src/compile/evaluate.ts';
import type { MacroRecord, NudgeDocument } from '../../../src/graph/document.ts';
import { limits } from '../../../src/graph/limits.ts';
import { macroContext } from '../../../src/macros/context.ts';
import { createLayer, createLoss, createMlp, createPenalty, layersOf } from '../../../src/macros/create.ts';
import { detach, detachProblem } from '../../../src/macros/detach.ts';
import { instanceOf } from '../../../src/macros/instance.ts';
import { instanceAt } from '../../../src/macros/instance-at.ts';
import { layoutOf } from '../../../src/macros/layout.ts';
import { placedSize, setOpen } from '../../../src/macros/open-in-place.ts';
import { removeNodes } from '../../../src/macros/wiring.ts';
import { withRecord } from '../../../src/macros/wires.ts';
import { localWord, outputsOf } from '../../../src/macros/words.ts';
import { at, graph, id } from '../../support/graph.ts';
import { macroSamples } from '../../support/macro-samples.ts';

const placed = { id: id('m'), order: [20], name: 'net', x: 0, y: 0 };
const x = ['x1', 'x2'].map(at);
const base = graph({ x1: 0.5, x2: -2 });

function net(sizes: readonly number[]): NudgeDocument {
  return withRecord(base, createMlp(placed, 1, x, { layers: layersOf(sizes, 'tanh'), initial: 'uniform' }));
}

function macro(document: NudgeDocument, name: string): MacroRecord {
  const record = document.nodes.get(id(name));
  if (record?.kind !== 'macro') throw new Error(`${name} is no macro`);
  return record;
}

function sample(name: string): NudgeDocument {
  const found = macroSamples.find(([title]) => title === name);
  if (found === undefined) throw new Error(`There is no ${name}`);
  return found[2];
}

test('a macro is found at any depth, with what is its own', () => {
  const document = setOpen(setOpen(net([3, 1]), at('m/l1/n2'), true), at('m/l1'), true);
  const context = macroContext(document);
  const neuron = instanceAt(document, context, at('m/l1/n2'));
  expect(neuron).toMatchObject({ macro: 'neuron', address: 'm/l1/n2', order: [20, 1, 2], open: true });
  expect(neuron?.inputs.map(({ from }) => from)).toEqual(['x1', 'x2']);
  expect(neuron?.numbers['b']).toBe(macro(document, 'm').numbers['l1/n2/b']);
  expect(instanceAt(document, context, at('m/l2'))).toMatchObject({ macro: 'layer', open: false });
  expect(instanceAt(document, context, at('m/l1'))?.open).toBe(true);
  for (const nowhere of ['m/l3', 'm/l1/n4', 'm/l1/n2/b', 'm/l1/n2/b/c', 'x1', 'gone'])
    expect(instanceAt(document, context, at(nowhere))).toBeNull();
});

test('opening inside pushes the neighbours of the outermost frame by what that grew', () => {
  const right = { ...graph({ r: 1 }).nodes.values().next().value!, order: [50], x: 2000, y: 0 };
  const document = setOpen(withRecord(net([3, 1]), right), at('m'), true);
  const before = placedSize(macro(document, 'm'));
  const layer = setOpen(document, at('m/l1'), true);
  const neuron = setOpen(layer, at('m/l1/n2'), true);
  for (const after of [layer, neuron]) {
    const grown = placedSize(macro(after, 'm')).width - before.width;
    expect((after.nodes.get(id('r'))?.x ?? 0) - (document.nodes.get(id('r'))?.x ?? 0)).toBe(grown);
  }
  expect(placedSize(macro(neuron, 'm')).height).toBeGreaterThan(placedSize(macro(layer, 'm')).height);
  // A level that is closed keeps what lies open in it, and shows it again.
  const closed = setOpen(neuron, at('m'), false);
  expect(placedSize(macro(closed, 'm')).width).toBe(260);
  expect(setOpen(closed, at('m'), true)).toEqual(neuron);
  expect(setOpen(neuron, at('m/l9'), true)).toBe(neuron);
});

test('an MLP 2-16-16-1 lies in columns: layers from left to right on one line, neurons below each other', () => {
  let document = setOpen(net([16, 16, 1]), at('m'), true);
  for (const layer of ['m/l1', 'm/l2', 'm/l3']) document = setOpen(document, at(layer), true);
  const { cards, width, height } = layoutOf(instanceOf(macro(document, 'm')), macroContext(document));
  const middles = cards.map((card) => card.y + card.height / 2);
  expect(Math.max(...middles) - Math.min(...middles)).toBeLessThanOrEqual(4);
  expect(cards.map(({ x: left }) => left)).toEqual(cards.map(({ x: left }) => left).toSorted((a, b) => a - b));
  for (const { open } of cards) {
    const columns = new Set(open?.cards.map(({ x: left }) => left));
    expect(columns.size).toBe(1);
    const tops = open?.cards.map(({ y }) => y) ?? [];
    for (const [index, top] of tops.entries()) if (index > 0) expect(top - (tops[index - 1] ?? 0)).toBe(152);
  }
  expect(width).toBeLessThan(1400);
  expect(height).toBeLessThan(2800);
});

test('a layer of 256 neurons folds into columns', () => {
  const layer = createLayer({ ...placed, x: 0 }, 1, [], { size: 256, activation: 'tanh', initial: 'zeros' });
  const { cards } = layoutOf(instanceOf({ ...layer, open: true }), macroContext(base));
  expect(new Set(cards.map((card) => card.x)).size).toBe(8);
  expect(cards).toHaveLength(256);
});

test('detaching goes one level, and what lay inside stays open, frozen and named after it', () => {
  const open = setOpen(setOpen(net([2, 1]), at('m'), true), at('m/l1/n2'), true);
  const frozen = withRecord(open, { ...macro(open, 'm'), frozen: ['l1/n2/b'] });
  const layers = detach({ ...frozen, root: at('m') }, id('m'));
  const named = (document: NudgeDocument, name: string) => {
    const record = [...document.nodes.values()].find((candidate) => candidate.name === name);
    if (record === undefined) throw new Error(`There is no ${name}`);
    return record;
  };
  const [first, last] = [named(layers, 'net_l1'), named(layers, 'net')];
  expect(first).toMatchObject({ macro: 'layer', opened: ['n2'], frozen: ['n2/b'], order: [20, 1] });
  expect(last).toMatchObject({
    id: 'm',
    macro: 'layer',
    inputs: [{ from: `${first.id}/n1` }, { from: `${first.id}/n2` }],
  });
  expect(layers.root).toBe('m/n1');
  const neurons = detach(layers, first.id);
  expect(named(neurons, 'net_l1_n2')).toMatchObject({ macro: 'neuron', open: true, frozen: ['b'], order: [20, 1, 2] });
  const scalars = detach(neurons, named(neurons, 'net_l1_n2').id);
  expect(named(scalars, 'net_l1_n2_b')).toMatchObject({ kind: 'leaf', role: 'parameter', frozen: true });
  expect(evaluate(scalars).value(at('m'))).toBe(evaluate(frozen).value(at('m')));
});

test('a loss detaches into its ops, the wires of data and target among them', () => {
  const loss = withRecord(graph({ y: 2, t: 1 }), createLoss(placed, 'squared_error', [at('y'), at('t')]));
  const plain = detach(loss, id('m'));
  const ops = [...plain.nodes.values()].flatMap((record) => (record.kind === 'op' ? [record.op] : []));
  expect(ops).toEqual(['sub', 'square', 'mean_rows']);
  expect(plain.nodes.get(id('m'))).toMatchObject({ kind: 'op', op: 'mean_rows', name: 'net' });
});

test('a penalty over more than a node can take is not detached, in words', () => {
  const wide = createLayer(
    { ...placed, id: id('h'), order: [10], name: null },
    1,
    Array.from({ length: 50 }, () => null),
    {
      size: 100,
      activation: 'tanh',
      initial: 'zeros',
    },
  );
  const document = withRecord(withRecord(base, wide), createPenalty(placed));
  expect(detachProblem(document, id('m'))).toBe(
    'A node can take at most 4,096 wires, and this one would need 5,100. Let it count fewer nodes first.',
  );
  expect(detach(document, id('m'))).toBe(document);
  expect(limits.fanIn).toBe(4096);
  expect(detachProblem(document, id('x1'))).toBe('Only a macro can be detached.');
});

test('a penalty goes on counting what a detached node held, and no longer what is removed', () => {
  const document = withRecord(net([2, 1]), createPenalty({ ...placed, id: id('p'), order: [30] }, [id('m')], 1));
  const before = evaluate(document).value(at('p'));
  const layers = detach(document, id('m'));
  expect(evaluate(layers).value(at('p'))).toBe(before);
  const removed = removeNodes(layers, new Set([id('m')]));
  expect(macro(removed, 'p').settings).toMatchObject({ over: [expect.stringMatching(/^n/)] });
});

//  twice = swish(swish(a)) + … + 0.25·Σ over the parameters of the first swish alone
test('a penalty inside an own macro counts the nodes beside it in the same instance', () => {
  const document = sample('custom 2');
  const { value } = evaluate(document);
  const own = ['s', 'o/w:p1', 'o/w:p2', 'o/b'].map((local) => value(at(`m/one/${local}`)) ?? NaN);
  const expected = 0.25 * own.reduce((sum, number) => sum + number * number, 0);
  expect(value(at('m/cost'))).toBeCloseTo(expected, 14);
});

test('parts are called from the outermost level in', () => {
  const deep = macro(net([3, 1]), 'm');
  expect(localWord(deep, 'l1/n2/w:p2')).toBe('layer 1 neuron 2 weight 2');
  expect(localWord(deep, 'l2/n1/w:p3')).toBe('layer 2 neuron 1 weight 3');
  expect(localWord(deep, 'l2/n1/sum')).toBe('layer 2 neuron 1 weighted sum');
  expect(localWord(deep, 'l1')).toBe('layer 1');
  expect(localWord(deep, 'l1/o:2')).toBe('layer 1 output 2');
  expect(outputsOf(macro(net([3]), 'm')).map(({ local, word }) => `${local}: ${word}`)).toEqual([
    'null: output 1',
    'o:2: output 2',
    'o:3: output 3',
  ]);
  const custom = sample('custom 1');
  expect(outputsOf(macro(custom, 'm'), custom.definitions).map(({ word }) => word)).toEqual(['swish', 'gate']);
  expect(localWord(macro(custom, 'm'), 'o/w:p2', custom.definitions)).toBe('o weight 2');
});
