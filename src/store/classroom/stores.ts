import type { WritableAtom } from 'nanostores';

/** What may stand in the column beside the canvas. */
export type ClassroomPanel = 'lessons' | 'guess' | 'bugs' | 'modes' | 'swap';

/** What the page knows of the classroom before its code is there. */
export interface ClassroomStores {
  readonly $panel: WritableAtom<ClassroomPanel | null>;
  /** The command that was run last, a new object each time: lessons watch for it. */
  readonly $ran: WritableAtom<{ readonly id: string } | null>;
}
