import type { Command } from './command.ts';
import { slotOf } from './slot-of.ts';
import { soleTarget } from './targets.ts';

export const microscopeCommands = [
  {
    id: 'microscope.open',
    title: 'Measure the slope',
    keys: ['Shift+G'],
    group: 'learn',
    hint: 'Puts the selected number under the gradient microscope: curve, tangent, secant, and the error for every step h.',
    unavailable(bench) {
      const target = soleTarget(bench);
      if (target === null) return 'Select one card to measure its slope.';
      return bench.workbench.live.value(slotOf(target)) === undefined
        ? 'There is no number here yet, so there is nothing to measure.'
        : null;
    },
    run(bench) {
      const target = soleTarget(bench);
      if (target !== null) bench.workbench.select([target]);
      bench.view.$inspectorOpen.set(true);
    },
  },
] as const satisfies readonly Command[];
