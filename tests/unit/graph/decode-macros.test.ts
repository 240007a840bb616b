import fs from 'node:fs';
import { expect, test } from 'vitest';
import { evaluate } from '../../../src/compile/evaluate.ts';
import { decodeDocument } from '../../../src/graph/decode.ts';
import type { MacroRecord } from '../../../src/graph/document.ts';
import { encodeDocument } from '../../../src/graph/encode.ts';
import { createLayer, createMlp } from '../../../src/macros/create.ts';
import { createNeuron } from '../../../src/macros/neuron.ts';
import { at, id } from '../../support/graph.ts';
import { swish, twice } from '../../support/macro-samples.ts';

/** A file with these nodes, and further keys. */
function file(nodes: readonly unknown[], more: object = {}): string {
  return JSON.stringify({ format: 'nudge', version: 1, seed: 3, ...more, nodes });
}

const a = { id: 'a', kind: 'leaf', value: 2 };
const layer = { id: 'h', kind: 'macro', macro: 'layer', inputs: [{ port: 'p1', from: 'a' }], settings: { size: 2 } };
const mlp = {
  id: 'net',
  kind: 'macro',
  macro: 'mlp',
  inputs: [{ port: 'p1', from: 'a' }],
  settings: { layers: [{ size: 2 }, { size: 1, activation: 'linear' }] },
};
const hinge = { id: 'L', kind: 'macro', macro: 'hinge' };
const penalty = { id: 'P', kind: 'macro', macro: 'l2_penalty' };
const table = {
  id: 'd',
  kind: 'data',
  columns: [
    { port: 'c1', name: 'x', values: [1, 2] },
    { port: 'c2', name: 't', role: 'target', values: [0, 1] },
  ],
};
/** double(x) = x·two, two its own parameter. */
const double = {
  id: 'd1',
  name: 'double',
  inputs: [{ port: 'p1', name: 'x', node: 'x' }],
  outputs: [{ name: 'y', from: 'y' }],
  nodes: [
    { id: 'x', kind: 'leaf', value: 1 },
    { id: 'two', kind: 'leaf', role: 'parameter', value: 2 },
    { id: 'y', kind: 'op', op: 'mul', inputs: ['x', 'two'] },
  ],
};
const instance = { id: 'c', kind: 'macro', macro: 'custom', settings: { definition: 'd1' } };

function opened(text: string) {
  const result = decodeDocument(text);
  if (!result.ok) throw new Error(result.message);
  return result.document;
}

function macro(text: string, name: string): MacroRecord {
  const record = opened(text).nodes.get(id(name));
  if (record?.kind !== 'macro') throw new Error(`${name} is no macro`);
  return record;
}

test('numbers that are left out are those that the app itself draws', () => {
  const placed = { order: [1], name: 'h', x: 0, y: 0 };
  const named = file([a, { ...layer, name: 'h' }, { ...mlp, name: 'o' }, { id: 'n', kind: 'macro', macro: 'neuron' }]);
  expect(macro(named, 'h').numbers).toEqual(
    createLayer({ ...placed, id: id('h') }, 3, [at('a')], { size: 2, activation: 'tanh', initial: 'uniform' }).numbers,
  );
  const layers = [
    { size: 2, activation: 'tanh' },
    { size: 1, activation: 'linear' },
  ] as const;
  expect(macro(named, 'net').numbers).toEqual(
    createMlp({ ...placed, id: id('net'), name: 'o' }, 3, [at('a')], { layers, initial: 'uniform' }).numbers,
  );
  expect(macro(named, 'n').numbers).toEqual(
    createNeuron({ ...placed, id: id('n'), name: null }, 3, [], { activation: 'tanh' }).numbers,
  );
  const seeded = { ...mlp, settings: { ...mlp.settings, initial: 'he', seed: 5 } };
  expect(macro(file([a, seeded]), 'net').numbers).toEqual(
    createMlp({ ...placed, id: id('net') }, 99, [at('a')], { layers, initial: 'he', seed: 5 }).numbers,
  );
});

test('inputs, settings and numbers of losses, penalties and own macros may be left out', () => {
  const text = file([a, hinge, penalty, { ...hinge, id: 'S', macro: 'softmax_cross_entropy' }, instance], {
    definitions: [double],
  });
  expect(macro(text, 'L')).toMatchObject({
    inputs: [
      { port: 'p1', from: null },
      { port: 't', from: null },
    ],
    settings: { over: 'mean' },
    numbers: {},
  });
  expect(macro(text, 'S').inputs.map(({ port }) => port)).toEqual(['p1', 'p2', 't']);
  expect(macro(text, 'P')).toMatchObject({ numbers: { strength: 1e-4 }, settings: { over: null } });
  expect(macro(text, 'c')).toMatchObject({ inputs: [{ port: 'p1', from: null }], numbers: { two: 2 } });
});

test('definitions that hold others may stand in any order, and numbers that are left out come from the innermost', () => {
  const outer = {
    id: 'd2',
    name: 'outer',
    outputs: [{ name: 'y', from: 'c/two' }],
    nodes: [
      { ...instance, inputs: [{ port: 'p1', from: 'k' }] },
      { id: 'k', kind: 'leaf', value: 7 },
    ],
  };
  const text = file([{ id: 'e', kind: 'macro', macro: 'custom', settings: { definition: 'd2' } }], {
    definitions: [outer, double],
  });
  expect(macro(text, 'e').numbers).toEqual({ 'c/two': 2, k: 7 });
  expect([...(opened(text).definitions?.keys() ?? [])]).toEqual(['d2', 'd1']);
});

test('wires, the root and the loss of training may lead inside, at any depth, to outputs, and to columns', () => {
  const readers = [
    'net/l1/n2/w:p1',
    'net/l2/n1/sum',
    'net/l1',
    'net/l1/o:2',
    'h/o:2',
    'h/n1/b',
    'L/each',
    'P/squares',
    'c/two',
    'c/y',
    'c/o:1',
    'd/c2',
  ];
  const nodes = readers.map((from, index) => ({ id: `r${index}`, kind: 'op', op: 'neg', inputs: [from] }));
  const text = file([a, layer, mlp, hinge, penalty, instance, table, ...nodes], {
    definitions: [double],
    root: 'net/l1/n1/m:p1',
    training: { loss: 'L/each' },
  });
  expect(opened(text).root).toBe('net/l1/n1/m:p1');
  expect(opened(text).training?.loss).toBe('L/each');
});

test('a file with own macros in own macros reads back as it was, and again as the same bytes', () => {
  const document = {
    ...opened(file([a])),
    definitions: new Map([twice, swish].map((definition) => [definition.id, definition])),
  };
  const text = encodeDocument(document);
  expect(opened(text)).toEqual(document);
  expect(encodeDocument(opened(text))).toBe(text);
});

const reader = (from: string) => ({ id: 'y', kind: 'op', op: 'neg', inputs: [from] });
const wide = (count: number) => Array.from({ length: count }, (_, index) => ({ port: `p${index + 1}` }));

const refusals: readonly (readonly [what: string, text: string, code: string, path: string, message: string])[] = [
  [
    'a layer without a size',
    file([{ ...layer, settings: {} }]),
    'E-SHAPE',
    'nodes.h.settings.size',
    'nodes.h.settings.size is missing.',
  ],
  [
    'a layer of half a neuron',
    file([{ ...layer, settings: { size: 1.5 } }]),
    'E-SHAPE',
    'nodes.h.settings.size',
    'nodes.h.settings.size should be a whole number.',
  ],
  [
    'a layer of none',
    file([{ ...layer, settings: { size: 0 } }]),
    'E-MLP',
    'nodes.h.settings',
    'A layer has a whole number of neurons from 1 to 256, not 0. It stands at nodes.h.settings.',
  ],
  [
    'a layer too wide',
    file([{ ...layer, settings: { size: 257 } }]),
    'E-MLP',
    'nodes.h.settings',
    'That layer would have 257 neurons; 256 is the most. It stands at nodes.h.settings.',
  ],
  [
    'a net too deep',
    file([{ ...mlp, settings: { layers: Array.from({ length: 17 }, () => ({ size: 1 })) } }]),
    'E-MLP',
    'nodes.net.settings',
    'That network would have 17 layers; 16 is the most. It stands at nodes.net.settings.',
  ],
  [
    'a net of no layers',
    file([{ ...mlp, settings: { layers: [] } }]),
    'E-MLP',
    'nodes.net.settings',
    'A network has at least one layer. It stands at nodes.net.settings.',
  ],
  [
    'a net with too many parameters',
    file([{ ...mlp, inputs: wide(200), settings: { layers: [{ size: 100 }] } }]),
    'E-MLP',
    'nodes.net.settings',
    'That network would have 20,100 parameters; 20,000 is the most. It stands at nodes.net.settings.',
  ],
  [
    'an unknown scheme',
    file([{ ...mlp, settings: { ...mlp.settings, initial: 'lecun' } }]),
    'E-SHAPE',
    'nodes.net.settings.initial',
    'nodes.net.settings.initial should be "uniform", "fan_in", "xavier", "he" or "zeros".',
  ],
  [
    'an activation of two inputs',
    file([{ ...mlp, settings: { layers: [{ size: 1, activation: 'mul' }] } }]),
    'E-ARITY',
    'nodes.net.settings.layers.0.activation',
    'nodes.net.settings.layers.0.activation should be an op of one input, or "linear"; mul takes more.',
  ],
  [
    'an activation over rows',
    file([{ ...layer, settings: { size: 1, activation: 'mean_rows' } }]),
    'E-OP',
    'nodes.h.settings.activation',
    'nodes.h.settings.activation should be an op of one number; mean_rows goes over all rows.',
  ],
  [
    'an exception for no neuron',
    file([{ ...layer, settings: { size: 2, exceptions: { n3: 'relu' } } }]),
    'E-SHAPE',
    'nodes.h.settings.exceptions.n3',
    'nodes.h.settings.exceptions.n3 is no neuron of a layer of 2.',
  ],
  [
    'a setting of another macro',
    file([{ ...hinge, settings: { size: 2 } }]),
    'E-SHAPE',
    'nodes.L.settings.size',
    'nodes.L.settings.size is a key that is not known here.',
  ],
  [
    'half the numbers of a layer',
    file([{ ...layer, inputs: [], numbers: { 'n1/b': 1 } }]),
    'E-SHAPE',
    'nodes.h.numbers',
    'nodes.h.numbers needs a number for "n2/b".',
  ],
  [
    'a number that a net has not',
    file([{ ...mlp, inputs: [], settings: { layers: [{ size: 1 }] }, numbers: { 'l1/n1/b': 0, 'l1/n1/c': 0 } }]),
    'E-SHAPE',
    'nodes.net.numbers.l1/n1/c',
    'nodes.net.numbers.l1/n1/c is no number of this mlp.',
  ],
  [
    'frozen what is no number',
    file([{ ...layer, frozen: ['n1/sum'] }]),
    'E-SHAPE',
    'nodes.h.frozen.0',
    'nodes.h.frozen.0 is "n1/sum", which is no number of this layer.',
  ],
  [
    'frozen twice',
    file([{ ...layer, frozen: ['n1/b', 'n1/b'] }]),
    'E-SHAPE',
    'nodes.h.frozen.1',
    'nodes.h.frozen.1 repeats "n1/b". Name it once.',
  ],
  [
    'opened what is no address',
    file([{ ...layer, opened: ['n 1'] }]),
    'E-WIRE',
    'nodes.h.opened.0',
    '"n 1" at nodes.h.opened.0 is no address inside a macro.',
  ],
  [
    'ports of a loss out of order',
    file([{ ...hinge, inputs: [{ port: 't' }, { port: 'p1' }] }]),
    'E-ARITY',
    'nodes.L.inputs',
    'nodes.L.inputs of hinge should be the ports p1 and t, in this order. Leave from out where nothing is wired.',
  ],
  [
    'a softmax loss without a target',
    file([{ ...hinge, macro: 'softmax_cross_entropy', inputs: wide(3) }]),
    'E-ARITY',
    'nodes.L.inputs',
    'nodes.L.inputs of softmax_cross_entropy should be the ports p1, p2 and so on, then t. Leave from out where nothing is wired.',
  ],
  [
    'an input of a penalty',
    file([{ ...penalty, inputs: wide(1) }]),
    'E-ARITY',
    'nodes.P.inputs',
    'nodes.P.inputs of l2_penalty should be empty. Leave from out where nothing is wired.',
  ],
  [
    'a target of a layer',
    file([{ ...layer, inputs: [{ port: 't' }] }]),
    'E-ID',
    'nodes.h.inputs.0.port',
    'nodes.h.inputs.0.port should be p1, p2 and so on, not "t".',
  ],
  [
    'a penalty over nobody',
    file([{ ...penalty, settings: { over: ['gone'] } }]),
    'E-WIRE',
    'nodes.P.settings.over.0',
    'nodes.P.settings.over.0 is "gone", which is not in this file.',
  ],
  [
    'a penalty over one twice',
    file([a, { ...penalty, settings: { over: ['a', 'a'] } }]),
    'E-ID',
    'nodes.P.settings.over.1',
    'nodes.P.settings.over.1 repeats "a". Name each node once.',
  ],
  [
    'an output that a layer has not',
    file([a, layer, reader('h/o:3')]),
    'E-WIRE',
    'nodes.y.inputs.0',
    'nodes.y.inputs.0 is wired to "h/o:3", which is not inside that node.',
  ],
  [
    'a neuron that a net has not',
    file([a, mlp, reader('net/l2/n2')]),
    'E-WIRE',
    'nodes.y.inputs.0',
    'nodes.y.inputs.0 is wired to "net/l2/n2", which is not inside that node.',
  ],
  [
    'a table as a whole',
    file([table, reader('d')]),
    'E-WIRE',
    'nodes.y.inputs.0',
    'nodes.y.inputs.0 is wired to "d", which is a table: name one of its columns.',
  ],
  [
    'a column that a table has not',
    file([table, reader('d/c3')]),
    'E-WIRE',
    'nodes.y.inputs.0',
    'nodes.y.inputs.0 is wired to "d/c3", which is no column of it.',
  ],
  [
    'a loss of training that is not there',
    file([a], { training: { loss: 'gone' } }),
    'E-WIRE',
    'training.loss',
    'training.loss is "gone", which is not in this file.',
  ],
  [
    'training that makes no sense',
    file([a], { training: { learningRate: -1 } }),
    'E-SHAPE',
    'training.learningRate',
    'training.learningRate should be 0 or more.',
  ],
  [
    'an instance of nothing',
    file([instance]),
    'E-MACRO',
    'nodes.c.settings.definition',
    'nodes.c.settings.definition is "d1", and no definition of this file has that id.',
  ],
  [
    'an instance with other ports',
    file([{ ...instance, inputs: wide(2) }], { definitions: [double] }),
    'E-ARITY',
    'nodes.c.inputs',
    'nodes.c.inputs has the ports p1, p2, and “double” has p1. Give it those, in this order.',
  ],
  [
    'a wire to the port of a definition',
    file([a, instance, reader('c/x')], { definitions: [double] }),
    'E-WIRE',
    'nodes.y.inputs.0',
    'nodes.y.inputs.0 is wired to "c/x", which is not inside that node.',
  ],
  [
    'a definition that is no object',
    file([a], { definitions: [7] }),
    'E-SHAPE',
    'definitions.0',
    'definitions.0 should be an object with id, name, inputs, outputs and nodes.',
  ],
  [
    'a definition without outputs',
    file([a], { definitions: [{ ...double, outputs: [] }] }),
    'E-MACRO',
    'definitions.d1.outputs',
    'definitions.d1.outputs is empty. A macro has at least one output.',
  ],
  [
    'a definition twice',
    file([a], { definitions: [double, { ...double, name: 'other' }] }),
    'E-ID',
    'definitions.d1.id',
    'Two definitions have the id "d1". Give one another id.',
  ],
  [
    'two definitions of one name',
    file([a], { definitions: [double, { ...double, id: 'd2' }] }),
    'E-NAME',
    'definitions.d2.name',
    'The definitions d1 and d2 are both called “double”. Names are unique; rename one.',
  ],
  [
    'a definition with a fault inside',
    file([a], { definitions: [{ ...double, nodes: double.nodes.slice(1) }] }),
    'E-WIRE',
    'definitions.d1.inputs.0.node',
    'definitions.d1.inputs.0.node is "x", which is no leaf of this definition.',
  ],
  [
    'a wire to nowhere in a definition',
    file([a], { definitions: [{ ...double, nodes: [...double.nodes, { ...reader('gone'), id: 'z' }] }] }),
    'E-WIRE',
    'definitions.d1.nodes.z.inputs.0',
    'definitions.d1.nodes.z.inputs.0 is wired to "gone", which is not in this file.',
  ],
  [
    'a node of a definition that is none',
    file([a], { definitions: [{ ...double, nodes: [...double.nodes, { id: 'z', kind: 'op', op: 'sin2' }] }] }),
    'E-OP',
    'definitions.d1.nodes.z.op',
    'Unknown op "sin2" at definitions.d1.nodes.z.op. This file may come from a newer version of this app.',
  ],
  [
    'an output that leads nowhere',
    file([a], { definitions: [{ ...double, outputs: [{ name: 'y', from: 'two/b' }] }] }),
    'E-WIRE',
    'definitions.d1.outputs.0.from',
    'definitions.d1.outputs.0.from is "two/b", which has no number in this definition.',
  ],
  [
    'data in a definition',
    file([a], { definitions: [{ ...double, nodes: [...double.nodes, table] }] }),
    'E-MACRO',
    'definitions.d1.nodes.d',
    'A macro cannot hold data, as definitions.d1.nodes.d does. Wire the data into an input of the macro.',
  ],
  [
    'one leaf for two ports',
    file([a], { definitions: [{ ...double, inputs: [...double.inputs, { port: 'p2', name: 'z', node: 'x' }] }] }),
    'E-WIRE',
    'definitions.d1.inputs.1.node',
    'definitions.d1.inputs.1.node is "x", which stands for another input already.',
  ],
  [
    'a definition that holds itself',
    file([a], { definitions: [{ ...double, nodes: [...double.nodes, instance] }] }),
    'E-MACRO',
    'definitions.d1',
    '“double” would hold itself: double → double. A macro cannot lie inside itself. It stands at definitions.d1.',
  ],
  [
    'two definitions that hold each other',
    file([a], {
      definitions: [
        { ...double, nodes: [...double.nodes, { ...instance, settings: { definition: 'd2' } }] },
        { ...double, id: 'd2', name: 'half', nodes: [...double.nodes, instance] },
      ],
    }),
    'E-MACRO',
    'definitions.d1',
    '“double” would hold itself: double → half → double. A macro cannot lie inside itself. It stands at definitions.d1.',
  ],
  [
    'definitions too deep',
    file([a], { definitions: nested(7) }),
    'E-MACRO',
    'definitions.d7',
    '“m7” holds macros in macros more than 6 deep, which is the most. It stands at definitions.d7.',
  ],
];

/** So many definitions, each holding the one before. */
function nested(count: number): readonly unknown[] {
  return Array.from({ length: count }, (_, index) => ({
    ...double,
    id: `d${index + 1}`,
    name: `m${index + 1}`,
    nodes: index === 0 ? double.nodes : [...double.nodes, { ...instance, settings: { definition: `d${index}` } }],
  }));
}

test.each(refusals)('%s is refused in words', (_, text, code, path, message) => {
  const result = decodeDocument(text);
  expect(result).toMatchObject({ ok: false, code, message });
  expect(!result.ok && result.at?.path).toBe(path);
});

test('definitions six deep open, and addresses lead to the bottom', () => {
  const deepest = 'e/c/c/c/c/c/two';
  const text = file([{ id: 'e', kind: 'macro', macro: 'custom', settings: { definition: 'd6' } }, reader(deepest)], {
    definitions: nested(6),
  });
  expect(macro(text, 'e').numbers['c/c/c/c/c/two']).toBe(2);
});

test('a small file that would open into billions of numbers is refused by their figure, at once', () => {
  const many = (index: number) =>
    Array.from({ length: 100 }, (_, copy) => ({ ...instance, id: `c${copy}`, settings: { definition: `d${index}` } }));
  const definitions = Array.from({ length: 6 }, (_, index) => ({
    ...double,
    id: `d${index + 1}`,
    name: `m${index + 1}`,
    nodes: index === 0 ? double.nodes : [...double.nodes, ...many(index)],
  }));
  expect(decodeDocument(file([a], { definitions }))).toMatchObject({
    code: 'E-NODES',
    message: 'definitions.d4 holds 2,020,203 numbers in all. The most we can open is 1,000,000.',
  });
  // A chain of 30 is judged by its depth, though the ways through it are without number.
  const deep = Array.from({ length: 30 }, (_, index) => ({
    ...definitions[Math.min(index, 1)],
    id: `d${index + 1}`,
    name: `m${index + 1}`,
    nodes: index === 0 ? double.nodes : [...double.nodes, ...many(index)],
  }));
  expect(decodeDocument(file([a], { definitions: deep }))).toMatchObject({ code: 'E-MACRO' });
  const nets = Array.from({ length: 30 }, (_, copy) => ({
    ...mlp,
    id: `m${copy}`,
    inputs: [],
    settings: { layers: [{ size: 130 }, { size: 130 }] },
  }));
  expect(decodeDocument(file(nets))).toMatchObject({
    code: 'E-NODES',
    message: 'The macros of this file hold 1,037,400 numbers in all. The most we can open is 1,000,000.',
  });
});

test('the file that the README shows opens, and its net computes for each row', () => {
  const readme = fs.readFileSync('README.md', 'utf8');
  const shown = /```json\n(\{\n {2}"format": "nudge"[\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const result = evaluate(opened(shown));
  expect(result.value(at('loss'))).toBeGreaterThan(0);
  expect(result.rowValues(at('net'))).toHaveLength(3);
});
