import { invariant } from '../../src/kernel/invariant.ts';
import type { Address, NodeId } from '../../src/kernel/ids.ts';
import type {
  Definition,
  Definitions,
  LayerShape,
  LossId,
  MacroInput,
  MacroRecord,
  MacroShape,
  Placed,
} from '../../src/graph/document.ts';
import { defaultInputs } from '../../src/graph/macro-defaults.ts';
import { numbersOf } from '../../src/graph/macro-numbers.ts';
import { at, graph, id } from './graph.ts';

const losses: readonly LossId[] = [
  'squared_error',
  'absolute_error',
  'hinge',
  'binary_cross_entropy',
  'softmax_cross_entropy',
];
const activations: readonly LayerShape['activation'][] = ['tanh', 'relu', 'linear', 'sigmoid'];

/** A definition with a parameter, a neuron and two outputs, and one that holds it. */
export const randomDefinitions: Definitions = new Map(
  [
    definition('d1', 'scale', graph({ x: 1, k: { role: 'parameter', value: -0 }, o: { neuron: ['x', 'k'] } }).nodes, [
      'o',
      'o/sum',
    ]),
    definition(
      'd2',
      'scale_twice',
      new Map([
        ...graph({ x: 1, c: { role: 'constant', value: 3 }, s: ['add', 'e/o:2', 'c'] }).nodes,
        [
          id('e'),
          {
            ...{ id: id('e'), order: [9], name: 'e', x: 0, y: 0 },
            ...{ kind: 'macro', macro: 'custom', inputs: [{ port: 'p1', from: at('x') }], open: false },
            numbers: { k: 1, 'o/w:p1': 2, 'o/w:p2': 3, 'o/b': 4 },
            settings: { definition: id('d1') },
          },
        ],
      ]),
      ['s', 'e/o/b'],
    ),
  ].map((each) => [each.id, each]),
);

function definition(name: string, title: string, nodes: Definition['nodes'], outputs: readonly string[]): Definition {
  return {
    id: id(name),
    name: title,
    inputs: [{ port: 'p1', name: 'x', node: id('x') }],
    outputs: outputs.map((from, index) => ({ name: `out${index + 1}`, from: at(from) })),
    nodes,
  };
}

/** What a random macro is, before it is wired: its kind, ports and settings follow from the picks alone. */
export function randomShape(picks: readonly number[]): MacroShape {
  const pick = (which: number, count: number) => (picks[which % picks.length] ?? 0) % count;
  const choose = <Item>(items: readonly Item[], which: number): Item => {
    const item = items[pick(which, items.length)];
    invariant(item !== undefined, 'there is something to choose');
    return item;
  };
  const counted = [...new Set([pick(0, 9), pick(1, 9), pick(2, 9)])].map((port) => ({
    port: `p${port + 1}`,
    from: null,
  }));
  const layer = (which: number): LayerShape => ({
    size: 1 + pick(which, 3),
    activation: choose(activations, which + 1),
    ...(pick(which + 2, 3) === 0 ? { exceptions: { n1: choose(activations, which + 2) } } : {}),
  });
  const initial = {
    initial: choose(['uniform', 'he', 'zeros'] as const, 1),
    ...(pick(2, 2) === 0 ? { seed: pick(3, 1000) } : {}),
  };
  switch (pick(5, 6)) {
    case 0:
    case 1:
      return { macro: 'neuron', inputs: counted, settings: { activation: choose(activations, 3) } };
    case 2:
      return { macro: 'layer', inputs: counted, settings: { ...layer(3), ...initial } };
    case 3:
      return { macro: 'mlp', inputs: counted, settings: { layers: [layer(3), layer(1)], ...initial } };
    case 4: {
      const macro = choose(losses, 0);
      return { macro, inputs: defaultInputs(macro), settings: { over: choose(['mean', 'sum'] as const, 1) } };
    }
    default:
      if (pick(0, 3) === 0) return { macro: 'l2_penalty', inputs: [], settings: { over: null } };
      return {
        macro: 'custom',
        inputs: [{ port: 'p1', from: null }],
        settings: { definition: choose([...randomDefinitions.keys()], 1) },
      };
  }
}

/** Inner slots and outputs of it that others may read. */
export function randomOutputs(shape: MacroShape): readonly string[] {
  switch (shape.macro) {
    case 'neuron':
      return ['sum', 'b', ...shape.inputs.map(({ port }) => `m:${port}`)];
    case 'layer':
      return ['o:1', 'n1', 'n1/sum', `o:${shape.settings.size}`];
    case 'mlp':
      return ['o:1', 'l1', 'l2/n1/b', `l1/o:${shape.settings.layers[0]?.size ?? 1}`, 'l2/n1/w:p1'];
    case 'l2_penalty':
      return ['strength', 'squares'];
    case 'custom':
      return ['o:1', 'o:2', shape.settings.definition === 'd1' ? 'o/w:p2' : 'e/o/sum'];
    case 'squared_error':
    case 'absolute_error':
    case 'hinge':
    case 'binary_cross_entropy':
    case 'softmax_cross_entropy':
      return ['each'];
  }
}

/** The record of a random shape: wired, with numbers, some of them frozen, and some of its inside open. */
export function randomMacro(
  placed: Placed,
  picks: readonly number[],
  number: number,
  wire: (pick: number) => Address | null,
  ids: readonly NodeId[],
): MacroRecord {
  const shape = randomShape(picks);
  const locals = numbersOf(shape, randomDefinitions);
  const frozen = locals.filter((_, index) => (picks[3] ?? 0) % (index + 2) === 0);
  const outer = [...new Set(locals.flatMap((local) => local.split('/').slice(0, -1).slice(0, 1)))];
  const opened = outer.filter((_, index) => (picks[4] ?? 0) % (index + 2) === 0);
  const common = {
    ...placed,
    kind: 'macro' as const,
    inputs: shape.inputs.map(({ port }, row): MacroInput => ({ port, from: wire(picks[row % picks.length] ?? 0) })),
    numbers: Object.fromEntries(locals.map((local, index) => [local, index % 2 === 0 ? number : -number])),
    ...(frozen.length === 0 ? {} : { frozen }),
    open: (picks[4] ?? 0) % 2 === 0,
    ...(opened.length === 0 ? {} : { opened }),
  };
  if (shape.macro !== 'l2_penalty') return { ...common, macro: shape.macro, settings: shape.settings } as MacroRecord;
  const over = (picks[1] ?? 0) % 2 === 0 ? null : ids.slice(0, (picks[2] ?? 0) % 3);
  return { ...common, macro: 'l2_penalty', settings: { over } };
}
