import type { Bench } from '../bench.ts';
import type { Placeable } from '../edits.ts';
import { addNode } from './add-node.ts';
import type { Command } from './command.ts';

const add = (what: Placeable) => (bench: Bench) => void addNode(bench, what);

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
  { id: 'add.note', title: 'Add a note', group: 'add', keys: ['N'], run: add({ kind: 'note' }) },
] as const satisfies readonly Command[];
