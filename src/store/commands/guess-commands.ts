import type { Command } from './command.ts';

export const guessCommands = [] as const satisfies readonly Command[];
