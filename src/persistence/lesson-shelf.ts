import type { LessonShelf } from '../store/classroom/lesson-progress.ts';

type TextStorage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

const prefix = 'nudge:lessons/';

/** Keeps the progress of lessons in this browser. Where storage is blocked or full, progress lasts as long as the page. */
export function createLessonShelf(storage: () => TextStorage = () => localStorage): LessonShelf {
  const here = new Map<string, string | null>();
  return {
    read(name) {
      const held = here.get(name);
      if (held !== undefined) return held;
      try {
        return storage().getItem(prefix + name);
      } catch {
        return null;
      }
    },
    write(name, text) {
      try {
        if (text === null) storage().removeItem(prefix + name);
        else storage().setItem(prefix + name, text);
        here.delete(name);
      } catch {
        here.set(name, text);
      }
    },
  };
}
