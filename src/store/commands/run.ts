import type { Bench } from '../bench.ts';
import type { Command } from './command.ts';

/** Runs a command, or says why it cannot be run now. `far`: Shift was held. */
export function runCommand(bench: Bench, command: Command, far = false): void {
  const why = command.unavailable?.(bench) ?? null;
  if (why !== null) return void bench.view.notify(why);
  command.run(bench, far);
  bench.classroom.$ran.set({ id: command.id });
}
