import { ops } from '../../ops/table.ts';
import type { LossId } from '../../graph/document.ts';
import { macros } from '../../macros/table.ts';
import type { Bench } from '../bench.ts';
import type { Placeable } from '../new-record.ts';
import { addNode } from './add-node.ts';
import type { Command } from './command.ts';

const add = (what: Placeable) => (bench: Bench) => void addNode(bench, what);

function lossCommand<Id extends string>(id: Id, loss: LossId) {
  const { title, explain } = macros[loss];
  return { id, title: `Add ${title}`, group: 'add', hint: explain, run: add({ kind: 'loss', loss }) } as const;
}

export const addCommands = [
  {
    id: 'add.search',
    title: 'Quick add…',
    group: 'add',
    hint: 'Search for anything to place, or type an expression.',
    keys: ['/', 'Mod+K'],
    run: ({ view, canvas }) => view.$quickAdd.set({ at: canvas.visibleCentre(), client: null, wire: null }),
  },
  {
    id: 'add.number',
    title: 'Add a number',
    group: 'add',
    hint: 'An input of the expression.',
    run: add({ kind: 'leaf', role: 'input' }),
  },
  {
    id: 'add.parameter',
    title: 'Add a parameter',
    group: 'add',
    hint: 'A number that training may change.',
    run: add({ kind: 'leaf', role: 'parameter' }),
  },
  {
    id: 'add.constant',
    title: 'Add a constant',
    group: 'add',
    hint: 'A number that takes no gradient.',
    run: add({ kind: 'leaf', role: 'constant' }),
  },
  { id: 'add.neuron', title: 'Add a neuron', group: 'add', run: add({ kind: 'neuron' }) },
  {
    id: 'add.layer',
    title: 'Add a layer',
    group: 'add',
    hint: 'Neurons that all read the same inputs.',
    run: add({ kind: 'layer' }),
  },
  {
    id: 'add.net',
    title: 'Add a net',
    group: 'add',
    hint: 'Layers in a row: a multi-layer perceptron.',
    run: add({ kind: 'mlp' }),
  },
  {
    id: 'add.data',
    title: 'Add data',
    group: 'add',
    hint: 'A table of rows, at first two moons; what reads its columns is computed for every row.',
    run: add({ kind: 'data', set: 'two_moons' }),
  },
  lossCommand('add.squaredError', 'squared_error'),
  lossCommand('add.absoluteError', 'absolute_error'),
  lossCommand('add.hinge', 'hinge'),
  lossCommand('add.binaryCrossEntropy', 'binary_cross_entropy'),
  lossCommand('add.softmaxCrossEntropy', 'softmax_cross_entropy'),
  {
    id: 'add.penalty',
    title: 'Add a weight penalty',
    group: 'add',
    hint: macros.l2_penalty.explain,
    run: add({ kind: 'penalty' }),
  },
  {
    id: 'add.meanRows',
    title: 'Add a mean over rows',
    group: 'add',
    hint: ops.mean_rows.explain,
    run: add({ kind: 'op', op: 'mean_rows' }),
  },
  {
    id: 'add.sumRows',
    title: 'Add a sum over rows',
    group: 'add',
    hint: ops.sum_rows.explain,
    run: add({ kind: 'op', op: 'sum_rows' }),
  },
  { id: 'add.note', title: 'Add a note', group: 'add', keys: ['N'], run: add({ kind: 'note' }) },
] as const satisfies readonly Command[];
