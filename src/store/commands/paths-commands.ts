import type { Command } from './command.ts';

export const pathsCommands = [] as const satisfies readonly Command[];
