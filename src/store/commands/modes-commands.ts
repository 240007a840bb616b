import type { Command } from './command.ts';

export const modesCommands = [
  {
    id: 'modes.panel',
    title: 'Forward and reverse mode',
    keys: ['Shift+F'],
    group: 'learn',
    hint: 'Counts the work of both ways to a gradient on this graph, and lets them race: why there is backpropagation.',
    checked: ({ classroom }) => classroom.$panel.get() === 'modes',
    run: ({ classroom: { $panel } }) => $panel.set($panel.get() === 'modes' ? null : 'modes'),
  },
] as const satisfies readonly Command[];
