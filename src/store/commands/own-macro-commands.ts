import { outerOf, type Address } from '../../kernel/ids.ts';
import type { DefinitionId } from '../../graph/document.ts';
import { macroContext } from '../../macros/context.ts';
import { unusedDefinitions } from '../../macros/definition-uses.ts';
import { kindsProblem } from '../../macros/groupable.ts';
import { instanceAt } from '../../macros/instance-at.ts';
import type { Bench } from '../bench.ts';
import type * as Acts from '../definition-acts.ts';
import type { Command } from './command.ts';
import { slotOf } from './slot-of.ts';
import { soleTarget, targets, wholeTargets } from './targets.ts';

/** The definition of the innermost macro of one's own that is meant: the one selected, or the one around what is. */
export function targetDefinition(bench: Bench): DefinitionId | null {
  const document = bench.workbench.$document.get();
  const sole = soleTarget(bench);
  const context = macroContext(document);
  for (
    let address: Address | null = sole === null ? null : slotOf(sole);
    address !== null;
    address = outerOf(address)
  ) {
    const instance = instanceAt(document, context, address);
    if (instance?.macro === 'custom') return instance.settings.definition;
  }
  return null;
}

const noMacro = 'Select a macro of your own first. Group makes one of what is selected.';
const notInside = 'Edit a macro first.';

/** The definition that a command names or finishes: the one selected, else the one that is edited. */
function meant(bench: Bench): DefinitionId | null {
  return targetDefinition(bench) ?? bench.workbench.$document.get().inside ?? null;
}

/** Does something with what edits macros, which comes in a chunk of its own. */
function withActs({ view }: Bench, act: (acts: typeof Acts) => void): void {
  void import('../definition-acts.ts')
    .then(act)
    .catch(() =>
      view.notify('A part of the page could not be fetched. Check the connection, then try again.', { tone: 'error' }),
    );
}

export const ownMacroCommands = [
  {
    id: 'macro.group',
    title: 'Group into a macro…',
    group: 'node',
    hint: 'Makes a macro of your own of what is selected, to use again. Inputs stay outside and are wired to its ports.',
    keys: ['Mod+G'],
    unavailable(bench) {
      const { nodes } = bench.workbench.$document.get();
      return kindsProblem([...wholeTargets(bench)].flatMap((id) => nodes.get(id) ?? []));
    },
    run({ view }) {
      view.openMacro(null);
    },
  },
  {
    id: 'macro.edit',
    title: 'Edit the macro everywhere',
    group: 'node',
    hint: 'Shows the inside of your own macro on the canvas; what you change there changes in all of its instances.',
    keys: ['M'],
    unavailable: (bench) => (targetDefinition(bench) === null ? noMacro : null),
    run(bench) {
      const definition = targetDefinition(bench);
      if (definition !== null) withActs(bench, ({ enterMacro }) => enterMacro(bench, definition));
    },
  },
  {
    id: 'macro.done',
    title: 'Done editing the macro',
    group: 'node',
    keys: ['Shift+M'],
    unavailable: ({ workbench }) => (workbench.$inside.get().length === 0 ? notInside : null),
    run: (bench) => withActs(bench, ({ leaveMacro }) => leaveMacro(bench)),
  },
  {
    id: 'macro.name',
    title: 'Name the macro and its ports…',
    group: 'node',
    unavailable: (bench) => (meant(bench) === null ? noMacro : null),
    run(bench) {
      const definition = meant(bench);
      if (definition !== null) bench.view.openMacro(definition);
    },
  },
  {
    id: 'macro.output',
    title: 'Make it an output of the macro, or none',
    group: 'node',
    hint: 'While a macro is edited. Its ports are the inputs there.',
    unavailable(bench) {
      if (bench.workbench.$document.get().inside === undefined) return notInside;
      return targets(bench).length === 1 ? null : 'Select one card first.';
    },
    run(bench) {
      const sole = soleTarget(bench);
      if (sole !== null) withActs(bench, ({ turnOutput }) => turnOutput(bench, slotOf(sole)));
    },
  },
  {
    id: 'macro.deleteUnused',
    title: 'Delete macros that are not used',
    group: 'node',
    unavailable: (bench) =>
      unusedDefinitions(bench.workbench.$document.get()).length === 0
        ? 'Every macro of your own is used somewhere.'
        : null,
    run(bench) {
      withActs(bench, ({ removeMacro }) => {
        for (const id of unusedDefinitions(bench.workbench.$document.get())) removeMacro(bench, id);
      });
    },
  },
] as const satisfies readonly Command[];
