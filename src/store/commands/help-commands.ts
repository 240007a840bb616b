import type { Command } from './command.ts';

export const helpCommands = [
  {
    id: 'help.sheet',
    title: 'Keys and help',
    group: 'help',
    hint: 'Everything one can do, with its keys, and the expression language.',
    keys: ['?'],
    run: ({ view }) => view.$dialog.set('help'),
  },
  {
    id: 'help.settings',
    title: 'Settings…',
    group: 'help',
    run: ({ view }) => view.$dialog.set('settings'),
  },
] as const satisfies readonly Command[];
