/** How one key of a shortcut is written on this platform. `Mod` is ⌘ on Apple's machines and Ctrl elsewhere. */
const appleNames: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃' };
const plainNames: Readonly<Record<string, string>> = { Mod: 'Ctrl' };
const commonNames: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
  Backspace: '⌫',
  Enter: '↵',
  '-': '−',
};

/** The keys of a shortcut such as `Mod+Shift+Z` or `Mod++`, each as it is printed on a keycap.
 *  @param apple whether the platform is one of Apple's, see `isApple` */
export function keyCaps(keys: string, apple: boolean): readonly string[] {
  // A plus that is itself the key stands last: "Mod++" or "+".
  const parts = keys.endsWith('+') ? [...keys.slice(0, -1).split('+').filter(Boolean), '+'] : keys.split('+');
  return parts.map((key) => (apple ? appleNames[key] : plainNames[key]) ?? commonNames[key] ?? key);
}

/** The shortcut as one piece of text: `⇧⌘Z` runs together on Apple's machines, `Ctrl+Shift+Z` does not. */
export function keysText(keys: string, apple: boolean): string {
  return keyCaps(keys, apple).join(apple ? '' : '+');
}

/** Whether a platform (`navigator.platform`) belongs to Apple. */
export function isApple(platform: string): boolean {
  return /^(Mac|iP(hone|ad|od))/.test(platform);
}
