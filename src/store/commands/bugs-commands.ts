import type { Command } from './command.ts';

export const bugsCommands = [] as const satisfies readonly Command[];
