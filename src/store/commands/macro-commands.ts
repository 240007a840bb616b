import { nodeOf, outerOf, type Address } from '../../kernel/ids.ts';
import type { NudgeDocument } from '../../graph/document.ts';
import { detach, detachProblem } from '../../macros/detach.ts';
import type { Instance } from '../../macros/instance.ts';
import { setOpen } from '../../macros/open-in-place.ts';
import type { Bench } from '../bench.ts';
import { netAt, redrawNet } from '../net-edits.ts';
import type { Command } from './command.ts';
import { nameThem } from './name-of.ts';
import { frameOf, instanceAround, targetInstances, targetMacros } from './targets.ts';

/** What opening, or closing, would change. What is closed already is closed with the macro that it lies open in. */
function turnable(bench: Bench, open: boolean): readonly Address[] {
  const document = bench.workbench.$document.get();
  const all = targetInstances(bench).flatMap((instance) => {
    const meant = open ? instance : openAround(document, instance);
    return meant === null || meant.open === open ? [] : [meant.address];
  });
  return [...new Set(all)];
}

function openAround(document: NudgeDocument, instance: Instance): Instance | null {
  for (let at: Instance | null = instance; at !== null;) {
    if (at.open) return at;
    const outer = outerOf(at.address);
    at = outer === null ? null : instanceAround(document, outer);
  }
  return null;
}

function openMacros(bench: Bench, open: boolean): void {
  const { workbench, canvas } = bench;
  const before = workbench.$document.get();
  const macros = turnable(bench, open);
  const after = macros.reduce((document, address) => setOpen(document, address, open), before);
  const ids = macros.map((address) => (open ? frameOf(address) : address));
  workbench.commit(`${open ? 'Open' : 'Close'} ${nameThem(before, macros)}`, after, { select: ids });
  const [first] = ids;
  if (first !== undefined) canvas.reveal(first);
  if (first !== undefined) canvas.focusNode(first);
}

const noMacro = 'Select a neuron, a net or another macro first.';

const whyNot = (open: boolean) => (bench: Bench) => {
  if (targetInstances(bench).length === 0) return noMacro;
  return turnable(bench, open).length === 0 ? `It is ${open ? 'open' : 'closed'} already.` : null;
};

/** Makes nodes of macros, one level deep. A closed one opens first, so that its neighbours make room. */
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

function whyNotDetach(bench: Bench): string | null {
  const document = bench.workbench.$document.get();
  const macros = targetMacros(bench);
  if (macros.length === 0) return noMacro;
  return macros.map(({ id }) => detachProblem(document, id)).find((problem) => problem !== null) ?? null;
}

function targetNets(bench: Bench) {
  const document = bench.workbench.$document.get();
  return targetMacros(bench).flatMap(({ id }) => netAt(document, id) ?? []);
}

function redrawNets(bench: Bench): void {
  const { workbench, view } = bench;
  const before = workbench.$document.get();
  const nets = targetNets(bench).map(({ id }) => id);
  const label = `Draw new numbers for ${nameThem(before, nets.map(nodeOf))}`;
  workbench.commit(label, nets.reduce(redrawNet, before));
  view.announce(`${label}.`);
}

export const macroCommands = [
  {
    id: 'node.open',
    title: 'Open',
    group: 'node',
    hint: 'Shows what is inside a neuron, net, loss or macro of your own as cards.',
    keys: ['E', 'Enter'],
    scope: 'canvas',
    unavailable: whyNot(true),
    run: (bench) => openMacros(bench, true),
  },
  {
    id: 'node.close',
    title: 'Close',
    group: 'node',
    hint: 'Puts the inside of an open macro away.',
    keys: ['Shift+E'],
    unavailable: whyNot(false),
    run: (bench) => openMacros(bench, false),
  },
  {
    id: 'node.detach',
    title: 'Detach into nodes',
    group: 'node',
    hint: 'Makes nodes of what is inside, one level deep; every number stays.',
    keys: ['Mod+Shift+G'],
    unavailable: whyNotDetach,
    run: detachMacros,
  },
  {
    id: 'node.redraw',
    title: 'Draw new numbers',
    group: 'node',
    hint: 'New first numbers for a layer or net, from the next seed. What is frozen stays.',
    unavailable: (bench) => (targetNets(bench).length === 0 ? 'Select a layer or a net first.' : null),
    run: redrawNets,
  },
] as const satisfies readonly Command[];
