import type { Address, NodeId } from '../kernel/ids.ts';
import type { DefinitionId, NudgeDocument } from '../graph/document.ts';
import { compile } from '../compile/program.ts';
import {
  deleteDefinition,
  renameDefinition,
  renameEnds,
  renameEndsInside,
  toggleOutput,
} from '../macros/definition-edits.ts';
import { freeDefinitionName } from '../macros/definition-names.ts';
import { presentDefinitions, usesOf } from '../macros/definition-uses.ts';
import { editedDefinition } from '../macros/edit-definition.ts';
import { definitionEditing } from './definition-editing.ts';
import { group, type Grouped } from '../macros/group.ts';
import type { Refusal } from '../macros/refusal.ts';
import type { Bench } from './bench.ts';
import { nameOf } from './commands/name-of.ts';
import type { Workbench } from './workbench.ts';

/** What a macro and its ends are to be called. */
export interface MacroNames {
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** What a macro of these nodes would be called unless people say otherwise, or why there can be none. */
export function namesForGroup(workbench: Workbench, ids: ReadonlySet<NodeId>): MacroNames | Refusal {
  const name = freeDefinitionName(presentDefinitions(workbench.$document.get()), 'macro');
  const made = grouped(workbench, ids, name);
  return made.ok ? namesOf(made.document, made.definition.id) : made;
}

/** The names of a macro that is there. */
export function namesOf(document: NudgeDocument, id: DefinitionId): MacroNames {
  const definition = document.inside === id ? editedDefinition(document) : document.definitions?.get(id);
  return {
    name: definition?.name ?? '',
    inputs: definition?.inputs.map(({ name }) => name) ?? [],
    outputs: definition?.outputs.map(({ name }) => name) ?? [],
  };
}

function grouped(workbench: Workbench, ids: ReadonlySet<NodeId>, name: string): Grouped | Refusal {
  const { live, $document } = workbench;
  return group($document.get(), ids, name, {
    root: live.$program.get().root?.address ?? null,
    present: (address: Address) => live.value(address),
  });
}

/** Makes a macro of nodes: one undo step. Returns why not, in words, else null. */
export function makeGroup({ workbench, view }: Bench, ids: ReadonlySet<NodeId>, names: MacroNames): string | null {
  const made = grouped(workbench, ids, names.name);
  if (!made.ok) return made.message;
  const named = renameEnds(made.document, made.definition.id, names);
  if (!named.ok) return named.message;
  // A root that nobody chose is to stay the same one.
  const root = compile(named.document).root?.address ?? null;
  const after = root === made.root ? named.document : { ...named.document, root: made.root };
  workbench.commit(`Make the macro ${names.name}`, after, { select: [made.id] });
  for (const remark of made.remarks) view.notify(remark);
  view.announce(`Made the macro ${names.name}.`);
  return null;
}

/** Gives a macro and its ends other names: one undo step. Returns why not, in words, else null. */
export function nameMacro({ workbench, view }: Bench, id: DefinitionId, names: MacroNames): string | null {
  const renamed = renameDefinition(workbench.$document.get(), id, names.name);
  if (!renamed.ok) return renamed.message;
  const document = workbench.$document.get();
  const named =
    document.inside === id ? renameEndsInside(renamed.document, names) : renameEnds(renamed.document, id, names);
  if (!named.ok) return named.message;
  workbench.commit(`Name the macro ${names.name}`, named.document);
  view.announce(`The macro is called ${names.name}.`);
  return null;
}

/** Takes a macro that is used nowhere out of the document. Returns why not, in words, else null. */
export function removeMacro({ workbench, view }: Bench, id: DefinitionId): string | null {
  const document = workbench.$document.get();
  const name = document.definitions?.get(id)?.name ?? '';
  const removed = deleteDefinition(document, id);
  if (!removed.ok) return removed.message;
  workbench.commit(`Delete the macro ${name}`, removed.document);
  view.announce(`Deleted the macro ${name}.`);
  return null;
}

/** Why a macro cannot be taken out of the document, in words; null when it can. */
export function whyKept(document: NudgeDocument, id: DefinitionId): string | null {
  const uses = usesOf(document, id);
  if (document.inside === id) return 'It is being edited.';
  return uses.length === 0 ? null : `It is used in ${uses.join(' and in ')}.`;
}

/** Puts the inside of a macro on the canvas. A refusal is told. */
export function enterMacro({ workbench, view, canvas }: Bench, id: DefinitionId): void {
  const name = workbench.$document.get().definitions?.get(id)?.name ?? '';
  const problem = workbench.enter(id, definitionEditing);
  if (problem !== null) {
    view.notify(problem, { tone: 'warning' });
    return;
  }
  canvas.fit();
  view.announce(`Editing the macro ${name}. Every instance will change.`);
}

/** Puts back what lies around the macro that is edited. What its instances lost is told. */
export function leaveMacro({ workbench, view, canvas }: Bench): void {
  const { inside, definitions } = workbench.$document.get();
  const name = inside === undefined ? undefined : definitions?.get(inside)?.name;
  if (name === undefined) return;
  for (const remark of workbench.leave()) view.notify(remark, { tone: 'warning' });
  canvas.fit();
  view.announce(`Done editing the macro ${name}.`);
}

/** Inside a macro: makes a number an output of it, or an output none. A refusal is told. */
export function turnOutput({ workbench, view }: Bench, from: Address): void {
  const before = workbench.$document.get();
  const edited = toggleOutput(before, from);
  if (!edited.ok) {
    view.notify(edited.message, { tone: 'warning' });
    return;
  }
  const name = nameOf(before, from);
  const isOutput = editedDefinition(edited.document)?.outputs.some((output) => output.from === from) === true;
  workbench.commit(isOutput ? `Make ${name} an output` : `Make ${name} no output`, edited.document);
  view.announce(isOutput ? `${name} is an output of the macro.` : `${name} is no output of the macro any more.`);
}
