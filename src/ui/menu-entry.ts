import type { IconName } from './icon-paths.ts';

export interface MenuAction {
  readonly kind: 'action';
  readonly label: string;
  readonly onSelect: () => void;
  readonly icon?: IconName | undefined;
  /** The shortcut that does the same, as commands write it. */
  readonly keys?: string | undefined;
  /** Why it cannot be chosen now. It stays in sight and says so. */
  readonly disabled?: string | undefined;
  /** For an entry that is on or off: which. */
  readonly checked?: boolean | undefined;
  readonly danger?: boolean | undefined;
}

export type MenuEntry =
  | MenuAction
  | { readonly kind: 'separator' }
  | { readonly kind: 'heading'; readonly label: string };

/** Which entry the focus goes to for a key pressed in a menu; null when the key is none of its own. Letters go to the next label that
 *  begins with them. Headings and separators are not counted: `labels` are those of the actions. */
export function menuTarget(labels: readonly string[], from: number, key: string): number | null {
  const count = labels.length;
  if (count === 0) return null;
  if (key === 'ArrowDown') return (from + 1) % count;
  if (key === 'ArrowUp') return (from + count - (from < 0 ? 0 : 1)) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if ([...key].length !== 1 || key === ' ') return null;
  const wanted = key.toLocaleLowerCase();
  for (let ahead = 1; ahead <= count; ahead++) {
    const index = (from + ahead + count) % count;
    if (labels[index]?.toLocaleLowerCase().startsWith(wanted) === true) return index;
  }
  return null;
}
