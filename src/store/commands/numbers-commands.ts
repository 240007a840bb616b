import { leavesOf } from '../../graph/leaves.ts';
import { leafNumber } from '../../graph/patch.ts';
import { leavesWithRole } from '../../graph/leaves.ts';
import type { Bench } from '../bench.ts';
import type { Command } from './command.ts';

function movedNumbers({ workbench }: Bench): number {
  const now = workbench.$document.get();
  return [...workbench.$opened.get().nodes.values()].flatMap(leavesOf).filter(([address, number]) => {
    const current = leafNumber(now, address);
    return current !== undefined && !Object.is(current, number);
  }).length;
}

export const numbersCommands = [
  {
    id: 'numbers.reset',
    title: 'Reset numbers',
    group: 'numbers',
    hint: 'Every number goes back to where it stood when the document was opened.',
    unavailable: (bench) =>
      movedNumbers(bench) === 0 ? 'Every number stands where it stood when the document was opened.' : null,
    run({ workbench, view }) {
      const count = workbench.resetNumbers();
      view.announce(count === 1 ? 'One number is back where it was.' : `${count} numbers are back where they were.`);
    },
  },
  {
    id: 'numbers.step',
    title: 'Step along the gradient…',
    group: 'numbers',
    hint: 'Moves every parameter, or every input, by η times its gradient.',
    unavailable({ workbench }) {
      const document = workbench.$document.get();
      const none = leavesWithRole(document, 'input').length + leavesWithRole(document, 'parameter').length === 0;
      return none ? 'There is no input or parameter to step.' : null;
    },
    run: ({ view }) => view.$dialog.set('step'),
  },
] as const satisfies readonly Command[];
