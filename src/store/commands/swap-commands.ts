import type { Command } from './command.ts';

export const swapCommands = [] as const satisfies readonly Command[];
