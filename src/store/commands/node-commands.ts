import { localOf } from '../../kernel/ids.ts';
import type { Bench } from '../bench.ts';
import { setRoot } from '../edits.ts';
import type { Command } from './command.ts';
import { nameOf } from './name-of.ts';
import { oneCard, oneNumber, soleSlot } from './sole-slot.ts';
import { slotOf } from './slot-of.ts';
import { soleTarget } from './targets.ts';

const isRoot = (bench: Bench) => {
  const slot = soleSlot(bench);
  return slot !== null && bench.workbench.$document.get().root === slot;
};

function toggleRoot(bench: Bench): void {
  const { workbench, view } = bench;
  const slot = soleSlot(bench);
  if (slot === null) return;
  const document = workbench.$document.get();
  const name = nameOf(document, slot);
  if (document.root === slot) return unsetRoot(bench);
  workbench.commit(`Take gradients of ${name}`, setRoot(document, slot));
  view.announce(`Gradients of ${name}.`);
}

function unsetRoot({ workbench, view }: Bench): void {
  workbench.commit('Take gradients of the last result', setRoot(workbench.$document.get(), null));
  const root = workbench.live.$program.get().root?.address;
  view.announce(
    root === undefined ? 'No root.' : `Gradients of ${nameOf(workbench.$document.get(), root)}, taken automatically.`,
  );
}

export const nodeCommands = [
  {
    id: 'node.rename',
    title: 'Rename',
    group: 'node',
    hint: 'On a note: write.',
    keys: ['F2'],
    unavailable(bench) {
      const slot = soleSlot(bench);
      const isPart = slot !== null && localOf(slot) !== null;
      return oneCard(bench) ?? (isPart ? 'What lies inside a macro is called after it. Detach it to name them.' : null);
    },
    run(bench) {
      const target = soleTarget(bench);
      if (target !== null) bench.view.$renaming.set(slotOf(target));
    },
  },
  {
    id: 'node.root',
    title: 'Take gradients of this',
    group: 'node',
    hint: 'Makes it the root; again lets the app choose.',
    keys: ['F'],
    checked: isRoot,
    unavailable: oneNumber,
    run: toggleRoot,
  },
  {
    id: 'node.unroot',
    title: 'Let the app choose the root',
    group: 'node',
    unavailable: ({ workbench }) =>
      workbench.$document.get().root === null ? 'The root is chosen automatically already.' : null,
    run: unsetRoot,
  },
] as const satisfies readonly Command[];
