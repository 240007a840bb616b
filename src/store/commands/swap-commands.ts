import { localOf, nodeOf } from '../../kernel/ids.ts';
import type { Bench } from '../bench.ts';
import type { Command } from './command.ts';
import { soleTarget } from './targets.ts';

/** Opens the panel; pressed again it makes the first exchange that fits, so that X and X go there and back. */
function swapSelected(bench: Bench): void {
  const { classroom } = bench;
  const target = soleTarget(bench);
  const isOpen = classroom.$panel.get() === 'swap';
  classroom.use(({ swap }) => {
    classroom.$panel.set('swap');
    if (!isOpen || target === null || localOf(target) !== null) return;
    const node = nodeOf(target);
    const offer = swap.offers(node).find(({ problem }) => problem === null);
    if (offer !== undefined) swap.swap(node, offer);
  });
}

export const swapCommands = [
  {
    id: 'swap.apart',
    title: 'Swap under glass…',
    group: 'learn',
    hint: 'Shows what the selected operation can be exchanged for, as tanh for its exp form; again makes the first exchange. Nothing outside changes, which is proved.',
    keys: ['X'],
    run: swapSelected,
  },
] as const satisfies readonly Command[];
