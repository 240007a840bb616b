/** What a key press looks like; a `KeyboardEvent` is one. */
export interface KeyPress {
  readonly key: string;
  /** The place of the key on the keyboard: `KeyZ`, `Digit1`. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly repeat: boolean;
}

/** Keys as a command writes them, taken apart. */
interface Keys {
  readonly key: string;
  readonly mod: boolean;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

function parseKeys(text: string): Keys {
  // A plus that is itself the key stands last: "Mod++" or "+".
  const plus = text.endsWith('+');
  const parts = (plus ? text.slice(0, -1) : text).split('+').filter((part) => part !== '');
  const key = plus ? '+' : (parts.pop() ?? '');
  const has = (name: string) => parts.includes(name);
  return { key, mod: has('Mod'), ctrl: has('Ctrl'), alt: has('Alt'), shift: has('Shift') };
}

/** Whether a press is one of these keys.
 *
 *  Robust to the keyboard: letters go by what they type, or by their place where the layout types no Latin letter (Greek, Cyrillic,
 *  or Alt on a Mac). Signs such as `?`, `+` and `[` go by what they type, whether that takes Shift or AltGr or neither. `Shift+1` goes
 *  by the digit's place, because what it types differs everywhere.
 *  @param apple whether Mod is ⌘ */
export function matchKeys(press: KeyPress, keys: readonly string[], apple: boolean): boolean {
  return keys.some((text) => matches(press, parseKeys(text), apple));
}

function matches(press: KeyPress, keys: Keys, apple: boolean): boolean {
  const ctrl = keys.ctrl || (keys.mod && !apple);
  const meta = keys.mod && apple;
  if (isSign(keys.key)) {
    if (press.key !== keys.key || press.metaKey !== meta) return false;
    // AltGr comes as Ctrl+Alt on Windows and as Alt (the option key) on a Mac.
    const byAltGr = !keys.alt && press.altKey && press.ctrlKey === !apple;
    return byAltGr || (press.ctrlKey === ctrl && press.altKey === keys.alt);
  }
  const held = press.ctrlKey === ctrl && press.metaKey === meta && press.altKey === keys.alt;
  if (!held) return false;
  if (/^[0-9]$/.test(keys.key)) {
    if (keys.shift) return press.shiftKey && (press.code === `Digit${keys.key}` || press.key === keys.key);
    return press.key === keys.key;
  }
  return press.shiftKey === keys.shift && isKey(press, keys);
}

/** A sign is typed with different modifiers on different keyboards, so that only what it types counts. */
function isSign(key: string): boolean {
  return key.length === 1 && !/[A-Za-z0-9]/.test(key);
}

function isKey(press: KeyPress, keys: Keys): boolean {
  if (!/^[A-Za-z]$/.test(keys.key)) return press.key === keys.key;
  if (/^[A-Za-z]$/.test(press.key)) return press.key.toUpperCase() === keys.key.toUpperCase();
  const typesSomethingElse = press.key.length === 1 || (press.key === 'Dead' && keys.alt);
  return typesSomethingElse && press.code === `Key${keys.key.toUpperCase()}`;
}

/** Whether these keys type a character, so that people who dictate, or whose keys tremble, can switch them off (WCAG 2.1.4). */
export function isCharacterKey(text: string): boolean {
  const { key, mod, ctrl, alt } = parseKeys(text);
  return key.length === 1 && !mod && !ctrl && !alt;
}

/** One spelling for keys that are the same press: `Shift+Mod+Z` and `Mod+Shift+z`. */
export function canonicalKeys(text: string): string {
  const { key, mod, ctrl, alt, shift } = parseKeys(text);
  const held = [mod ? 'Mod' : '', ctrl ? 'Ctrl' : '', alt ? 'Alt' : '', shift ? 'Shift' : ''].filter(
    (name) => name !== '',
  );
  return [...held, key.length === 1 ? key.toUpperCase() : key].join('+');
}
