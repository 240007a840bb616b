import { opAt } from '../../engine/sweep.ts';
import { tapeSlotAt } from '../../compile/evaluate.ts';
import type { Bench } from '../bench.ts';
import type { Command } from './command.ts';
import { slotOf } from './slot-of.ts';
import { soleTarget } from './targets.ts';

const stateOf = ({ classroom }: Bench) => classroom.$loaded.get()?.pull.$state.get() ?? null;

export const pullCommands = [
  {
    id: 'pull.start',
    title: 'Pull this value',
    group: 'learn',
    hint: 'Drag a computed value to where you want it: what is not pinned moves by gradient steps until it gets there.',
    keys: ['U'],
    checked: (bench) => stateOf(bench) !== null,
    unavailable(bench) {
      if (stateOf(bench) !== null) return null;
      const target = soleTarget(bench);
      if (target === null) return 'Select one computed card to pull its value.';
      const program = bench.workbench.live.$program.get();
      const slot = tapeSlotAt(program, slotOf(target));
      if (slot < 0) return 'There is no number here yet, so there is nothing to pull.';
      return opAt(program.tape, slot) === null ? 'Drag this number itself: nothing computes it.' : null;
    },
    run(bench) {
      const target = soleTarget(bench);
      const now = stateOf(bench)?.address;
      bench.classroom.use(({ pull }) => {
        if (target === null || slotOf(target) === now) pull.stop();
        else pull.start(slotOf(target));
      });
    },
  },
  {
    id: 'pull.stop',
    title: 'Stop pulling',
    group: 'learn',
    keys: ['Escape'],
    when: (bench) => stateOf(bench) !== null,
    unavailable: (bench) => (stateOf(bench) === null ? 'Nothing is being pulled.' : null),
    run: (bench) => bench.classroom.use(({ pull }) => pull.stop()),
  },
] as const satisfies readonly Command[];
