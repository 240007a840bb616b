import { nodeOf } from '../../kernel/ids.ts';
import type { Bench } from '../../store/bench.ts';
import { addNode } from '../../store/commands/add-node.ts';
import { menuAction } from '../../store/commands/menu-action.ts';
import { targetDefinition } from '../../store/commands/own-macro-commands.ts';
import { commandOf, type CommandId } from '../../store/commands/registry.ts';
import { targetInstances, targetLeaves, targetMacros } from '../../store/commands/targets.ts';
import { targetWire } from '../../store/commands/wire-target.ts';
import type { MenuRequest } from '../../store/view.ts';
import type { MenuEntry } from '../../ui/menu-entry.ts';

/** What can be done with what was pointed at. The stage has selected a card before its menu opens. */
export function menuEntries(bench: Bench, request: MenuRequest): readonly MenuEntry[] {
  const { target } = request;
  switch (target.kind) {
    case 'pane':
      return paneEntries(bench, request);
    case 'node':
      return nodeEntries(bench);
    case 'wire':
      return wireEntries(bench, target.id);
  }
}

/** Groups with a line between them; empty ones are left out. */
function grouped(bench: Bench, ...groups: readonly (readonly CommandId[])[]): readonly MenuEntry[] {
  return groups
    .filter((ids) => ids.length > 0)
    .flatMap((ids, index): readonly MenuEntry[] => {
      const actions = ids.map((id) => danger(menuAction(bench, id), id));
      return index === 0 ? actions : [{ kind: 'separator' }, ...actions];
    });
}

function danger(action: ReturnType<typeof menuAction>, id: CommandId): MenuEntry {
  return id === 'edit.delete' ? { ...action, danger: true } : action;
}

/** On the canvas itself, what is added comes to lie under the pointer. */
function paneEntries(bench: Bench, { at, client }: MenuRequest): readonly MenuEntry[] {
  const { view } = bench;
  return [
    { ...menuAction(bench, 'add.search'), onSelect: () => view.$quickAdd.set({ at, client, wire: null }) },
    { ...menuAction(bench, 'add.number'), onSelect: () => void addNode(bench, { kind: 'leaf', role: 'input' }, at) },
    { ...menuAction(bench, 'add.note'), onSelect: () => void addNode(bench, { kind: 'note' }, at) },
    { kind: 'separator' },
    ...grouped(
      bench,
      ['edit.paste', 'edit.selectAll'],
      ['view.fit', 'view.tidy', 'view.gradients'],
      ['numbers.reset', 'numbers.step'],
    ),
  ];
}

/** Ways to look at one number; those that do not fit it are left out. */
const seeing: readonly CommandId[] = ['playback.why', 'paths.show', 'microscope.open', 'pull.start', 'swap.apart'];

function nodeEntries(bench: Bench): readonly MenuEntry[] {
  const leaves = targetLeaves(bench);
  const macros = targetMacros(bench);
  const hasSlider = leaves.some(({ slider }) => slider !== undefined);
  const roles: readonly CommandId[] = ['node.input', 'node.parameter', 'node.constant'];
  const slider: CommandId = hasSlider ? 'node.removeSlider' : 'node.addSlider';
  const opening: CommandId = targetInstances(bench).some(({ open }) => !open) ? 'node.open' : 'node.close';
  const nets: readonly CommandId[] = macros.some(({ macro }) => macro === 'layer' || macro === 'mlp')
    ? ['node.redraw']
    : [];
  const freeze: readonly CommandId[] = commandOf('leaf.freeze').unavailable?.(bench) === null ? ['leaf.freeze'] : [];
  const data: readonly CommandId[] =
    commandOf('data.edit').unavailable?.(bench) === null ? ['data.edit', 'numbers.nextRow', 'numbers.previousRow'] : [];
  const wholes: readonly CommandId[] = ['edit.cut', 'edit.copy', 'edit.duplicate'];
  return grouped(
    bench,
    ['node.root', 'node.rename', 'node.wire'],
    leaves.length === 0 ? [] : [...roles, slider],
    data,
    freeze,
    macros.length === 0 ? [] : [opening, 'node.detach', ...nets],
    ownMacroEntries(bench),
    seeing.filter((id) => (commandOf(id).unavailable?.(bench) ?? null) === null),
    wholes,
    ['edit.delete'],
  );
}

function ownMacroEntries(bench: Bench): readonly CommandId[] {
  const grouping: readonly CommandId[] = ['macro.group'];
  const own: readonly CommandId[] = targetDefinition(bench) === null ? [] : ['macro.edit', 'macro.name'];
  const output: readonly CommandId[] = bench.workbench.$document.get().inside === undefined ? [] : ['macro.output'];
  return [...grouping, ...own, ...output];
}

/** The wire is selected only when something is done with it, so that looking at its menu changes nothing. */
function wireEntries(bench: Bench, id: string): readonly MenuEntry[] {
  const wire = targetWire(bench);
  const record = wire?.kind === 'free' ? bench.workbench.$document.get().nodes.get(nodeOf(wire.to.node)) : undefined;
  const ids: readonly CommandId[] = record?.kind === 'macro' ? ['node.unwire', 'node.removeInput'] : ['node.unwire'];
  return ids.map((command): MenuEntry => {
    const action = menuAction(bench, command);
    return {
      ...action,
      ...(command === 'node.unwire' ? { keys: 'Delete' } : {}),
      onSelect() {
        bench.view.$selectedWire.set(id);
        action.onSelect();
      },
    };
  });
}
