import type { Command } from './command.ts';

export const manualCommands = [] as const satisfies readonly Command[];
