import type { Bench } from '../bench.ts';
import type { CommandId } from './registry.ts';
import { commandOf } from './registry.ts';
import { runCommand } from './run.ts';

/** A command as an entry of a menu, as it stands now. */
export interface CommandAction {
  readonly kind: 'action';
  readonly label: string;
  readonly keys?: string;
  readonly disabled?: string;
  readonly checked?: boolean;
  readonly onSelect: () => void;
}

export function menuAction(bench: Bench, id: CommandId): CommandAction {
  const command = commandOf(id);
  const keys = command.keys?.[0];
  const disabled = command.unavailable?.(bench) ?? null;
  const checked = command.checked?.(bench);
  return {
    kind: 'action',
    label: command.title,
    ...(keys === undefined ? {} : { keys }),
    ...(disabled === null ? {} : { disabled }),
    ...(checked === undefined ? {} : { checked }),
    onSelect: () => runCommand(bench, command),
  };
}
