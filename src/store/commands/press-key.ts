import type { Bench } from '../bench.ts';
import type { Command } from './command.ts';
import { isCharacterKey, matchKeys, type KeyPress } from './keys.ts';
import { commands } from './registry.ts';
import { runCommand } from './run.ts';

/** Where a key was pressed. */
export interface KeyPlace {
  /** In a text field, where keys write. */
  readonly isText: boolean;
  /** On a number that a typed character would begin to change. */
  readonly isNumber: boolean;
  /** On a control that Enter and Space press. */
  readonly isControl: boolean;
  /** On the canvas, or nowhere in particular. */
  readonly isCanvas: boolean;
  /** Whether Mod is ⌘. */
  readonly isApple: boolean;
}

/** What a key press means: runs its command, says why it cannot, or begins an expression on the canvas. True when it meant something,
 *  so that the browser should not act on it too. */
export function pressKey(bench: Bench, press: KeyPress, place: KeyPlace): boolean {
  const { view, preferences } = bench;
  const { letterKeys } = preferences.$values.get();
  const covered = view.$dialog.get() !== null || view.$menu.get() !== null;
  if (letterKeys && !covered && place.isCanvas && !place.isText && !place.isNumber && beginsExpression(bench, press)) {
    view.$expression.set(press.key === '=' ? '' : press.key);
    return true;
  }
  const meant = commands.filter(({ keys = [], scope, native }) =>
    keys.some(
      (text) =>
        native !== true && matchKeys(press, [text], place.isApple) && counts(text, scope ?? 'page', letterKeys, place),
    ),
  );
  const command = meant.find(({ when }) => when?.(bench)) ?? meant.find(({ when }) => when === undefined);
  if (command === undefined) return false;
  if (covered && command.scope !== 'always' && command.id !== 'edit.deselect') return false;
  return act(bench, command, press);
}

/** `=` anywhere on the canvas, as in a spreadsheet; on an empty one whatever an expression can begin with. */
function beginsExpression({ workbench }: Bench, { key, ctrlKey, metaKey, altKey }: KeyPress): boolean {
  if (ctrlKey || metaKey || altKey) return false;
  return key === '=' || (workbench.$document.get().nodes.size === 0 && /^[\p{L}_(\d]$/u.test(key));
}

/** Whether these keys of a command count where they were pressed. */
function counts(text: string, scope: NonNullable<Command['scope']>, letterKeys: boolean, place: KeyPlace): boolean {
  if (isCharacterKey(text) && (!letterKeys || place.isNumber)) return false;
  if (scope === 'always') return true;
  if (place.isText || (text === 'Enter' && place.isControl)) return false;
  return scope === 'page' || place.isCanvas;
}

function act(bench: Bench, command: Command, press: KeyPress): boolean {
  // A held key is swallowed all the same, or the browser would take its repeats.
  if (press.repeat && command.repeats !== true) return true;
  // Keys that mean something elsewhere (Enter, Delete, arrows) stay silent where there is nothing to do.
  if (press.key.length > 1 && (command.unavailable?.(bench) ?? null) !== null) return false;
  runCommand(bench, command, press.shiftKey);
  return true;
}
