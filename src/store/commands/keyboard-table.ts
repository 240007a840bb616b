import type { CommandGroup } from './command.ts';
import { commands } from './registry.ts';

export const groupTitles: Readonly<Record<CommandGroup, string>> = {
  file: 'File',
  edit: 'Edit',
  add: 'Add',
  node: 'Node and wire',
  numbers: 'Numbers',
  training: 'Training',
  learn: 'Chain rule',
  view: 'View',
  help: 'Help',
};

/** The groups in the order of the help sheet. */
export const commandGroups: readonly CommandGroup[] = [
  'file',
  'edit',
  'add',
  'node',
  'numbers',
  'training',
  'learn',
  'view',
  'help',
];

/** All commands that have keys, as a Markdown table; the README shows exactly this, between its two markers. */
export function keyboardTable(): string {
  const rows = commands.flatMap(({ title, keys, group }) =>
    keys === undefined
      ? []
      : [
          `| ${keys.map((text) => `<kbd>${text.replace('<', '&lt;').replace('>', '&gt;')}</kbd>`).join(' ')} | ${title} | ${groupTitles[group]} |`,
        ],
  );
  return ['| keys | what they do | |', '|---|---|---|', ...rows].join('\n');
}

/** The lines of the README between which the table stands. */
export const keyboardTableMarkers = {
  start: '<!-- keyboard table: start -->',
  end: '<!-- keyboard table: end -->',
} as const;
