import type { Command } from './command.ts';

export const presentCommands = [] as const satisfies readonly Command[];
