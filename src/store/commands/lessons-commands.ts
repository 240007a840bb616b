import type { Command } from './command.ts';

export const lessonsCommands = [] as const satisfies readonly Command[];
