import type { Bench } from '../bench.ts';

export type CommandGroup = 'file' | 'edit' | 'add' | 'node' | 'numbers' | 'training' | 'learn' | 'view' | 'help';

/** Something a person can do, as data: shortcuts, menus, the palette, the help sheet and the tests all read the one registry. */
export interface Command {
  /** Lasting, `group.verb`: `edit.undo`. */
  readonly id: string;
  /** Sentence case, as a menu says it. */
  readonly title: string;
  readonly group: CommandGroup;
  /** One more sentence for the help sheet. */
  readonly hint?: string;
  /** Like `Mod+Shift+Z`, `?`, `Delete`, `[`. Mod is ⌘ on a Mac, Ctrl elsewhere. The first is the one that menus show. */
  readonly keys?: readonly string[];
  /** The browser turns these keys into an event of its own (copy, cut, paste), which does the work: the key alone runs nothing. */
  readonly native?: boolean;
  /** Whether a key held down repeats the command. */
  readonly repeats?: boolean;
  /** Where its keys count: `page` everywhere but in text fields; `canvas` only while the focus is on the canvas or nowhere;
   *  `always` in text fields too. Default `page`. */
  readonly scope?: 'page' | 'canvas' | 'always';
  /** A mode that it belongs to: its keys count only while this holds, and then before those of other commands. */
  readonly when?: (bench: Bench) => boolean;
  /** For what is on or off: which it is now. */
  readonly checked?: (bench: Bench) => boolean;
  /** Why it cannot be done now, in words; null when it can. */
  readonly unavailable?: (bench: Bench) => string | null;
  /** Does it. The caller has asked `unavailable` first. `far`: Shift was held, for commands that go by steps. */
  readonly run: (bench: Bench, far?: boolean) => void;
}
