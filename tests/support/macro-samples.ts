import type { Definition, MacroId, MacroRecord, NodeRecord, NudgeDocument, Placed } from '../../src/graph/document.ts';
import { definitionNumbers } from '../../src/graph/decode-macro.ts';
import { createLayer, createLoss, createMlp, createPenalty } from '../../src/macros/create.ts';
import { createNeuron } from '../../src/macros/neuron.ts';
import { at, graph, id } from './graph.ts';

//  x1, x2, x3 inputs, t a target, k a parameter; `m` is the macro; y reads its output
const x = ['x1', 'x2', 'x3'].map(at);
const placed: Placed = { id: id('m'), order: [20], name: 'm', x: 400, y: 100 };

/** swish(a) = a · σ(s·a) with its own slope s, a neuron over both, and the σ as a second output. */
export const swish: Definition = {
  id: id('d1'),
  name: 'swish',
  inputs: [{ port: 'p1', name: 'a', node: id('a') }],
  outputs: [
    { name: 'swish', from: at('o') },
    { name: 'gate', from: at('g') },
  ],
  nodes: new Map(
    [
      ...graph({
        a: 1,
        s: { role: 'parameter', value: 1.5 },
        sa: ['mul', 's', 'a'],
        g: ['sigmoid', 'sa'],
        out: ['mul', 'a', 'g'],
        o: { neuron: ['out', 'g'], weights: [0.7, -0.2], bias: 0.1 },
        two: { role: 'constant', value: 2 },
      }).nodes.values(),
    ].map((record, index): [NodeRecord['id'], NodeRecord] => [
      record.id,
      { ...record, x: 300 * (index % 4), y: 260 * Math.floor(index / 4) },
    ]),
  ),
};

/** Two swishes in a row and a penalty on one of them: own macros in own macros. */
export const twice: Definition = {
  id: id('d2'),
  name: 'twice',
  inputs: [{ port: 'p1', name: 'a', node: id('a') }],
  outputs: [{ name: 'sum', from: at('s') }],
  nodes: new Map<NodeRecord['id'], NodeRecord>([
    ...graph({ a: 1, s: ['sum', 'one', 'two/o:2', 'cost'] }).nodes,
    [id('one'), custom({ id: id('one'), order: [5], name: 'one', x: 0, y: 300 }, swish, ['a'])],
    [id('two'), custom({ id: id('two'), order: [6], name: 'two', x: 300, y: 300 }, swish, ['one'])],
    [id('cost'), createPenalty({ id: id('cost'), order: [7], name: null, x: 300, y: 600 }, [id('one')], 0.25)],
  ]),
};

function custom(at_: Placed, definition: Definition, from: readonly string[]): MacroRecord {
  const definitions = new Map([[swish.id, swish]]);
  return {
    ...at_,
    kind: 'macro',
    macro: 'custom',
    inputs: definition.inputs.map(({ port }, index) => ({ port, from: at(from[index] ?? 'x1') })),
    numbers: definitionNumbers(definition.id, definitions.set(definition.id, definition)),
    settings: { definition: definition.id },
    open: false,
  };
}

const records: Readonly<Record<MacroId, readonly MacroRecord[]>> = {
  neuron: [createNeuron(placed, 1, x, { activation: 'tanh' }), createNeuron(placed, 1, x, { activation: 'linear' })],
  layer: [
    createLayer(placed, 1, x, { size: 4, activation: 'tanh', exceptions: { n2: 'relu' }, initial: 'xavier' }),
    createLayer(placed, 1, x.slice(0, 1), { size: 1, activation: 'linear', initial: 'uniform' }),
  ],
  mlp: [
    createMlp(placed, 1, x, {
      layers: [
        { size: 4, activation: 'relu' },
        { size: 3, activation: 'tanh', exceptions: { n1: 'linear' } },
        { size: 2, activation: 'linear' },
      ],
      initial: 'he',
    }),
    createMlp(placed, 1, x, { layers: [{ size: 1, activation: 'tanh' }], initial: 'uniform', seed: 5 }),
  ],
  squared_error: [
    createLoss(placed, 'squared_error', [at('x1'), at('t')]),
    createLoss(placed, 'squared_error', [at('x1'), at('t')], { over: 'sum' }),
  ],
  absolute_error: [createLoss(placed, 'absolute_error', [at('x1'), at('t')])],
  hinge: [createLoss(placed, 'hinge', [at('x1'), at('t')])],
  binary_cross_entropy: [createLoss(placed, 'binary_cross_entropy', [at('x1'), at('t')])],
  softmax_cross_entropy: [createLoss(placed, 'softmax_cross_entropy', [...x, at('t')])],
  l2_penalty: [createPenalty(placed, null, 0.5), createPenalty(placed, [id('k')], 0.5)],
  custom: [custom(placed, swish, ['x1']), custom(placed, twice, ['x2'])],
};

/** Documents with one macro `m` each, wired to inputs, its outputs read, so that it lies on the way to the root. */
export const macroSamples: readonly (readonly [name: string, macro: MacroId, document: NudgeDocument])[] =
  Object.values(records).flatMap((list) =>
    list.map((record, index) => [`${record.macro} ${index + 1}`, record.macro, around(record)] as const),
  );

function around(record: MacroRecord): NudgeDocument {
  const base = graph(
    {
      x1: 0.75,
      x2: -1.25,
      x3: 2,
      t: 1,
      k: { role: 'parameter', value: -1.5 },
      o: { neuron: ['k', 'x2'], weights: [0.3, 0.4], bias: -0.1 },
    },
    'y',
  );
  const reads = outputs(record).map(at);
  const rest = graph({ y: ['sum', ...reads, 'o', 'x1'], z: ['mul', 'm', 'm'] }).nodes;
  const later = [...rest.values()].map((node, index) => ({ ...node, order: [30 + index], x: 900 }));
  const nodes = new Map([
    ...base.nodes,
    [record.id, record] as const,
    ...later.map((node) => [node.id, node] as const),
  ]);
  const isCustom = record.macro === 'custom';
  return {
    ...base,
    nodes,
    ...(isCustom ? { definitions: new Map([swish, twice].map((each) => [each.id, each] as const)) } : {}),
  };
}

/** What is read of each sample: its own number, further outputs, and something inside. */
function outputs(record: MacroRecord): readonly string[] {
  switch (record.macro) {
    case 'neuron':
      return ['m', 'm/sum'];
    case 'layer':
      return record.settings.size > 1 ? ['m', 'm/o:2', 'm/n3', 'm/n4/sum'] : ['m', 'm/o:1'];
    case 'mlp':
      return record.settings.layers.length > 1 ? ['m', 'm/o:2', 'm/l1/n2', 'm/l2/o:3', 'm/l2/n1/w:p3'] : ['m'];
    case 'l2_penalty':
      return ['m', 'm/squares'];
    case 'custom':
      return record.settings.definition === swish.id ? ['m', 'm/o:2', 'm/o/b'] : ['m', 'm/one/g', 'm/two/o:2'];
    case 'squared_error':
    case 'absolute_error':
    case 'hinge':
    case 'binary_cross_entropy':
    case 'softmax_cross_entropy':
      return ['m', 'm/each'];
  }
}
