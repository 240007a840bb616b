import type { Address } from '../../kernel/ids.ts';
import { removeInput } from '../../macros/wiring.ts';
import type { Bench } from '../bench.ts';
import type { Command } from './command.ts';
import { nameOf } from './name-of.ts';
import { removeWire } from './remove-wire.ts';
import { oneNumber, soleSlot } from './sole-slot.ts';
import { besideCard, cardGraph, cardOf } from './walk.ts';
import { targetWire } from './wire-target.ts';

function beginWire(bench: Bench): void {
  const { workbench, canvas } = bench;
  const slot = soleSlot(bench);
  if (slot === null) return;
  canvas.beginWire({ node: cardOf(workbench.$document.get(), workbench.live.$program.get(), slot), port: 'out' });
}

function walk(next: (bench: Bench, from: Address) => Address | null, end: string) {
  return (bench: Bench): void => {
    const { workbench, canvas, view } = bench;
    const from = soleSlot(bench);
    if (from === null) return;
    const to = next(bench, from);
    if (to === null) {
      view.announce(`${nameOf(workbench.$document.get(), from)} ${end}`);
      return;
    }
    workbench.select([to]);
    canvas.reveal(to);
    canvas.focusNode(to);
  };
}

const graphOf = ({ workbench }: Bench) => cardGraph(workbench.$document.get(), workbench.live.$program.get());
const beside = (step: 1 | -1) =>
  walk((bench, from) => besideCard(graphOf(bench), from, step), 'has no neighbour on its wires.');

const noWire = 'Select a wire first: click it.';

export const wireCommands = [
  {
    id: 'node.wire',
    title: 'Wire from this',
    group: 'node',
    hint: 'Then Tab or arrows to an input, Enter wires, Esc cancels.',
    keys: ['C', '.'],
    scope: 'canvas',
    unavailable: oneNumber,
    run: beginWire,
  },
  {
    id: 'node.upstream',
    title: 'Go to its first input',
    group: 'node',
    keys: ['['],
    repeats: true,
    unavailable: oneNumber,
    run: walk((bench, from) => graphOf(bench).sources(from)[0] ?? null, 'reads nothing.'),
  },
  {
    id: 'node.downstream',
    title: 'Go to what reads it',
    group: 'node',
    keys: [']'],
    repeats: true,
    unavailable: oneNumber,
    run: walk((bench, from) => graphOf(bench).readers(from)[0] ?? null, 'is read by nothing.'),
  },
  {
    id: 'node.before',
    title: 'Go to the one before it on the same card',
    group: 'node',
    hint: 'Goes round the inputs of the card that reads it, or the readers of the card it reads.',
    keys: ['{'],
    repeats: true,
    unavailable: oneNumber,
    run: beside(-1),
  },
  {
    id: 'node.after',
    title: 'Go to the one after it on the same card',
    group: 'node',
    keys: ['}'],
    repeats: true,
    unavailable: oneNumber,
    run: beside(1),
  },
  {
    id: 'node.unwire',
    title: 'Remove the wire',
    group: 'node',
    unavailable: (bench) => (targetWire(bench) === null ? noWire : null),
    run(bench) {
      const wire = targetWire(bench);
      if (wire !== null) removeWire(bench, wire);
    },
  },
  {
    id: 'node.removeInput',
    title: 'Remove the input and its weight',
    group: 'node',
    unavailable(bench) {
      const wire = targetWire(bench);
      if (wire === null) return noWire;
      const isWeighted =
        wire.kind === 'free' && bench.workbench.$document.get().nodes.get(wire.to.node)?.kind === 'macro';
      return isWeighted ? null : 'Only an input of a neuron has a weight.';
    },
    run(bench) {
      const wire = targetWire(bench);
      if (wire?.kind !== 'free') return;
      const document = bench.workbench.$document.get();
      bench.view.$selectedWire.set(null);
      bench.workbench.commit(`Remove an input of ${nameOf(document, wire.to.node)}`, removeInput(document, wire.to));
    },
  },
] as const satisfies readonly Command[];
