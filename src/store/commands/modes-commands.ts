import type { Command } from './command.ts';

export const modesCommands = [] as const satisfies readonly Command[];
