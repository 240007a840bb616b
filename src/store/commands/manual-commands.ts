import type { Bench } from '../bench.ts';
import type { Command } from './command.ts';
import { slotOf } from './slot-of.ts';
import { soleTarget } from './targets.ts';

const sessionOf = ({ classroom }: Bench) => classroom.$loaded.get()?.manual;

const isOn = (bench: Bench) => (sessionOf(bench)?.$state.get() ?? null) !== null;

const whyOff = (bench: Bench) => (isOn(bench) ? null : 'Begin backprop by hand first.');

export const manualCommands = [
  {
    id: 'manual.start',
    title: 'Backprop by hand',
    group: 'learn',
    hint: 'You pick the next node and give its gradient, from the root back to the leaves.',
    keys: ['B'],
    checked: isOn,
    run: ({ classroom }) =>
      classroom.use(({ playback, manual, paths }) => {
        playback.stop();
        paths.stop();
        manual.start();
      }),
  },
  {
    id: 'manual.pick',
    title: 'Give the gradient of the selected card',
    group: 'learn',
    keys: ['Enter'],
    scope: 'canvas',
    when: isOn,
    unavailable: (bench) =>
      whyOff(bench) ?? (soleTarget(bench) === null ? 'Select the card whose gradient comes next.' : null),
    run(bench) {
      const flowId = soleTarget(bench);
      if (flowId !== null) sessionOf(bench)?.pick(slotOf(flowId));
    },
  },
  {
    id: 'manual.stop',
    title: 'End backprop by hand',
    group: 'learn',
    when: isOn,
    unavailable: whyOff,
    run: (bench) => sessionOf(bench)?.stop(),
  },
] as const satisfies readonly Command[];
