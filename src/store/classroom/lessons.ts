import type { ClassroomParts } from './parts.ts';

/** The lesson that is open and how far it has come. */
export interface LessonSession {
  /** Ends it: nothing of it stays on the canvas. */
  readonly stop: () => void;
}

export function createLessonSession(_parts: ClassroomParts): LessonSession {
  return { stop() {} };
}
