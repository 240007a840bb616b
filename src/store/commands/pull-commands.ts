import type { Command } from './command.ts';

export const pullCommands = [] as const satisfies readonly Command[];
