import type { Lesson } from './lesson.ts';

/** All lessons in their order, in parts with a heading. */
export interface LessonLibrary {
  readonly parts: readonly LessonPart[];
  /** The concepts of the lecture's checklist by number, in a few words each. */
  readonly concepts: ReadonlyMap<number, string>;
}

export interface LessonPart {
  readonly title: string;
  readonly lessons: readonly Lesson[];
}

/** The lessons in one row. */
export function lessonsOf({ parts }: LessonLibrary): readonly Lesson[] {
  return parts.flatMap(({ lessons }) => lessons);
}

/** The one that follows; null after the last. */
export function lessonAfter(library: LessonLibrary, id: string): Lesson | null {
  const all = lessonsOf(library);
  const at = all.findIndex((lesson) => lesson.id === id);
  return at < 0 ? null : (all[at + 1] ?? null);
}
