/** How far one lesson has come. */
export interface LessonProgress {
  /** The step it was left at; the end page is `end`. */
  readonly step: string;
  /** The ids of the steps that are done. */
  readonly done: readonly string[];
  readonly isFinished: boolean;
}

export interface Progress {
  /** The lesson that was open last. */
  readonly last: string | null;
  readonly lessons: ReadonlyMap<string, LessonProgress>;
}

/** Where progress is kept: texts by name, for this browser. Reading what is not there, or cannot be read, gives null. */
export interface LessonShelf {
  readonly read: (name: string) => string | null;
  readonly write: (name: string, text: string | null) => void;
}

export const endStep = 'end';
const progressName = 'progress';

/** What is kept; anything damaged is left out. Never throws. */
export function readProgress(shelf: LessonShelf): Progress {
  const kept = parsed(shelf.read(progressName));
  const lessons = Object.entries(Object(part(kept, 'lessons'))).flatMap(([id, value]) => {
    const progress = progressFrom(value);
    return progress === null ? [] : [[id, progress] as const];
  });
  const last = part(kept, 'last');
  return { last: typeof last === 'string' ? last : null, lessons: new Map(lessons) };
}

/** Keeps one lesson's progress, or with null forgets it, beside what another tab may have kept of others meanwhile. Returns it all. */
export function keepProgress(shelf: LessonShelf, id: string, progress: LessonProgress | null): Progress {
  const before = readProgress(shelf);
  const lessons = new Map(before.lessons);
  if (progress === null) lessons.delete(id);
  else lessons.set(id, progress);
  const after: Progress = { last: progress === null ? before.last : id, lessons };
  shelf.write(progressName, JSON.stringify({ last: after.last, lessons: Object.fromEntries(lessons) }));
  return after;
}

function progressFrom(value: unknown): LessonProgress | null {
  const step = part(value, 'step');
  const done = part(value, 'done');
  if (typeof step !== 'string' || !Array.isArray(done)) return null;
  const ids = done.filter((id): id is string => typeof id === 'string');
  return { step, done: ids, isFinished: part(value, 'isFinished') === true };
}

function part(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
