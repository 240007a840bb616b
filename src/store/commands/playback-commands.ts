import type { Command } from './command.ts';

export const playbackCommands = [] as const satisfies readonly Command[];
