/** What a key press looks like; a `KeyboardEvent` is one. */
export interface ShownPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const modifiers: ReadonlySet<string> = new Set([
  'Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'NumLock', 'ScrollLock', 'Dead', 'Process', 'Unidentified',
  'Fn', 'FnLock',
]); // prettier-ignore

/** How a press is shown to a class, as a shortcut is written: `Mod+Shift+Z`, `PageDown`, `S`. Null for a modifier alone, and in a field for
 *  everything that writes.
 *  @param isWriting whether keys write where it was pressed
 *  @param apple whether Mod is ⌘ */
export function keysShown(press: ShownPress, isWriting: boolean, apple: boolean): string | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = press;
  if (modifiers.has(key)) return null;
  const isCharacter = [...key].length === 1;
  const isCommand = (ctrlKey || metaKey) && !altKey;
  // With Alt (AltGr, option) a key may write a sign.
  if (isWriting && isCharacter && !isCommand) return null;
  const name = key === ' ' ? 'Space' : isCharacter ? key.toLocaleUpperCase() : key;
  // Shift is part of a sign (`?`), but not of a letter or a named key.
  const isSign = isCharacter && key.toLocaleUpperCase() === key.toLocaleLowerCase() && key !== ' ';
  const held = [
    (apple ? metaKey : ctrlKey) ? 'Mod' : null,
    apple && ctrlKey ? 'Ctrl' : null,
    altKey ? 'Alt' : null,
    shiftKey && !isSign ? 'Shift' : null,
  ].filter((each) => each !== null);
  return [...held, name].join('+');
}
