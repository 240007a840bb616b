import { localOf, nodeOf } from '../../kernel/ids.ts';
import type { Bench } from '../bench.ts';
import type { Command } from './command.ts';
import { wholeId } from './targets.ts';

const isPlaying = ({ training }: Bench) => training.$status.get().phase === 'playing';

const whyNoStep = ({ training }: Bench) => (training.$status.get().step === 0 ? 'No step has been taken yet.' : null);

function openPanel({ preferences }: Bench, isOpen: boolean): void {
  if (preferences.$values.get().trainingOpen !== isOpen) preferences.set({ trainingOpen: isOpen });
}

/** Goes to the node that training stopped at: selected, and in sight. A part of a closed macro shows as its macro. */
function showNode({ training, workbench, canvas }: Bench): void {
  const { address } = training.$status.get();
  const record = address === null ? undefined : workbench.$document.get().nodes.get(nodeOf(address));
  if (address === null || record === undefined) return;
  const isPartInSight = record.kind === 'macro' && record.open && localOf(address)?.includes('/') === false;
  const flowId = isPartInSight ? address : wholeId(workbench.$document.get(), record.id);
  workbench.select([flowId]);
  canvas.reveal(flowId);
  canvas.focusNode(flowId);
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
