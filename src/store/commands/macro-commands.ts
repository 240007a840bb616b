import { detach } from '../../macros/detach.ts';
import { setOpen } from '../../macros/open-in-place.ts';
import type { Bench } from '../bench.ts';
import type { Command } from './command.ts';
import { nameThem } from './name-of.ts';
import { targetMacros, wholeId } from './targets.ts';

function openMacros(bench: Bench, open: boolean): void {
  const { workbench, canvas } = bench;
  const before = workbench.$document.get();
  const macros = targetMacros(bench).filter((record) => record.open !== open);
  const after = macros.reduce((document, { id }) => setOpen(document, id, open), before);
  const ids = macros.map(({ id }) => wholeId(after, id));
  workbench.commit(
    `${open ? 'Open' : 'Close'} ${nameThem(
      before,
      macros.map(({ id }) => id),
    )}`,
    after,
    { select: ids },
  );
  const [first] = ids;
  if (first !== undefined) canvas.reveal(first);
  if (first !== undefined) canvas.focusNode(first);
}

const whyNot = (open: boolean) => (bench: Bench) => {
  const macros = targetMacros(bench);
  if (macros.length === 0) return 'Select a neuron first.';
  return macros.every((record) => record.open === open) ? `It is ${open ? 'open' : 'closed'} already.` : null;
};

/** Makes plain nodes of neurons. A closed one opens first, so that its neighbours make room. */
function detachMacros(bench: Bench): void {
  const { workbench, view } = bench;
  const before = workbench.$document.get();
  const macros = targetMacros(bench).map(({ id }) => id);
  const after = macros.reduce((document, id) => detach(setOpen(document, id, true), id), before);
  const born = [...after.nodes.keys()].filter((id) => !before.nodes.has(id) || macros.includes(id));
  const names = nameThem(before, macros);
  workbench.commit(`Detach ${names}`, after, { select: born });
  view.announce(`Detached ${names} into ${born.length} nodes.`);
}

export const macroCommands = [
  {
    id: 'node.open',
    title: 'Open the neuron',
    group: 'node',
    hint: 'Shows its weighted sum and its activation as cards.',
    keys: ['E', 'Enter'],
    scope: 'canvas',
    unavailable: whyNot(true),
    run: (bench) => openMacros(bench, true),
  },
  {
    id: 'node.close',
    title: 'Close the neuron',
    group: 'node',
    keys: ['Shift+E'],
    unavailable: whyNot(false),
    run: (bench) => openMacros(bench, false),
  },
  {
    id: 'node.detach',
    title: 'Detach the neuron',
    group: 'node',
    hint: 'Makes plain nodes of it; every number stays.',
    keys: ['Mod+Shift+G'],
    unavailable: (bench) => (targetMacros(bench).length === 0 ? 'Select a neuron first.' : null),
    run: detachMacros,
  },
] as const satisfies readonly Command[];
