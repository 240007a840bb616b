import { invariant } from '../../kernel/invariant.ts';
import { playbackCommands } from './playback-commands.ts';
import { manualCommands } from './manual-commands.ts';
import { pathsCommands } from './paths-commands.ts';
import { bugsCommands } from './bugs-commands.ts';
import { swapCommands } from './swap-commands.ts';
import { guessCommands } from './guess-commands.ts';
import { lessonsCommands } from './lessons-commands.ts';
import { pullCommands } from './pull-commands.ts';
import { microscopeCommands } from './microscope-commands.ts';
import { modesCommands } from './modes-commands.ts';
import { presentCommands } from './present-commands.ts';
import { addCommands } from './add-commands.ts';
import type { Command } from './command.ts';
import { dataCommands } from './data-commands.ts';
import { editCommands } from './edit-commands.ts';
import { fileCommands } from './file-commands.ts';
import { helpCommands } from './help-commands.ts';
import { leafCommands } from './leaf-commands.ts';
import { macroCommands } from './macro-commands.ts';
import { nodeCommands } from './node-commands.ts';
import { numbersCommands } from './numbers-commands.ts';
import { ownMacroCommands } from './own-macro-commands.ts';
import { rowCommands } from './row-commands.ts';
import { trainingCommands } from './training-commands.ts';
import { viewCommands } from './view-commands.ts';
import { wireCommands } from './wire-commands.ts';

const all = [
  ...fileCommands,
  ...editCommands,
  ...addCommands,
  ...nodeCommands,
  ...macroCommands,
  ...ownMacroCommands,
  ...wireCommands,
  ...leafCommands,
  ...dataCommands,
  ...numbersCommands,
  ...rowCommands,
  ...trainingCommands,
  ...playbackCommands,
  ...manualCommands,
  ...pathsCommands,
  ...pullCommands,
  ...swapCommands,
  ...microscopeCommands,
  ...modesCommands,
  ...bugsCommands,
  ...guessCommands,
  ...lessonsCommands,
  ...viewCommands,
  ...presentCommands,
  ...helpCommands,
] as const;

export type CommandId = (typeof all)[number]['id'];

/** Everything a person can do, in the order of the help sheet. */
export const commands: readonly Command[] = all;

const byId: ReadonlyMap<string, Command> = new Map(commands.map((command) => [command.id, command]));

/** A command by its id, as a notice carries it; undefined for an unknown one. */
export function commandNamed(id: string): Command | undefined {
  return byId.get(id);
}

/** A command that is known to be here. */
export function commandOf(id: CommandId): Command {
  const command = byId.get(id);
  invariant(command !== undefined, `${id} is a command`);
  return command;
}
