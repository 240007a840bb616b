import { nodeOf } from '../../kernel/ids.ts';
import type { Bench } from '../bench.ts';
import { cardOf } from '../card-of.ts';
import type { Command } from './command.ts';

const isPlaying = ({ training }: Bench) => training.$status.get().phase === 'playing';

const whyNoStep = ({ training }: Bench) => (training.$status.get().step === 0 ? 'No step has been taken yet.' : null);

function openPanel({ preferences }: Bench, isOpen: boolean): void {
  if (preferences.$values.get().trainingOpen !== isOpen) preferences.set({ trainingOpen: isOpen });
}

/** Goes to the node that training stopped at: selected, and in sight. */
function showNode({ training, workbench, canvas }: Bench): void {
  const { address } = training.$status.get();
  const document = workbench.$document.get();
  if (address === null || !document.nodes.has(nodeOf(address))) return;
  const card = cardOf(document, address);
  workbench.select([card]);
  canvas.reveal(card);
  canvas.focusNode(card);
}

export const trainingCommands = [
  {
    id: 'training.toggle',
    title: 'Train or pause',
    group: 'training',
    hint: 'Space too, while nothing is focused.',
    keys: ['Mod+Enter', 'Space'],
    checked: isPlaying,
    run(bench) {
      if (isPlaying(bench)) return bench.training.pause();
      openPanel(bench, true);
      bench.training.play();
    },
  },
  {
    id: 'training.step',
    title: 'Take one step',
    group: 'training',
    keys: ['Mod+Shift+Enter'],
    repeats: true,
    run(bench) {
      openPanel(bench, true);
      bench.training.step(1);
    },
  },
  {
    id: 'training.reset',
    title: 'Go back to the first numbers',
    group: 'training',
    hint: 'Training begins again at step 0, and comes to the same losses.',
    unavailable: whyNoStep,
    run: ({ training }) => training.reset(),
  },
  {
    id: 'training.newSeed',
    title: 'Draw new first numbers',
    group: 'training',
    hint: 'Neurons, layers and nets are drawn anew from the next seed.',
    run: ({ training }) => training.newSeed(),
  },
  {
    id: 'training.panel',
    title: 'Training panel',
    group: 'training',
    keys: ['T'],
    checked: ({ preferences }) => preferences.$values.get().trainingOpen,
    run: (bench) => openPanel(bench, !bench.preferences.$values.get().trainingOpen),
  },
  {
    id: 'training.showNode',
    title: 'Show the node that training stopped at',
    group: 'training',
    unavailable: ({ training }) =>
      training.$status.get().address === null
        ? 'Everything is as it should be: training did not stop at a node.'
        : null,
    run: showNode,
  },
] as const satisfies readonly Command[];
