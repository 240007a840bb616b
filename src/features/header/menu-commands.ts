import type { CommandGroup } from '../../store/commands/command.ts';
import type { CommandId } from '../../store/commands/registry.ts';

/** What the header's menu lists: everything that needs no card or wire to be pointed at. Those have menus of their own. */
export const menuCommands: Readonly<Record<CommandGroup, readonly CommandId[]>> = {
  file: [
    'file.new',
    'file.open',
    'file.save',
    'file.saveAs',
    'file.gallery',
    'file.share',
    'file.copyLink',
    'file.copyText',
  ],
  edit: ['edit.undo', 'edit.redo', 'edit.paste', 'edit.selectAll'],
  add: ['add.search', 'add.note'],
  node: [],
  numbers: ['numbers.reset', 'numbers.step'],
  learn: [],
  training: ['training.panel', 'training.toggle', 'training.step', 'training.reset', 'training.newSeed'],
  view: [
    'view.gradients',
    'view.revealAll',
    'view.fit',
    'view.tidy',
    'view.hand',
    'view.select',
    'view.inspector',
    'view.outline',
    'view.theme',
    'view.largeText',
    'view.snap',
  ],
  help: ['help.sheet', 'help.settings'],
};
