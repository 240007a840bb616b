import type { ReadableAtom } from 'nanostores';
import type { NudgeDocument } from '../../graph/document.ts';
import type { LessonAct } from './lesson.ts';
import type { LessonLibrary } from './lesson-library.ts';
import type { LessonShelf } from './lesson-progress.ts';
import type { LessonWorld } from './lesson-world.ts';
import type { ClassroomParts } from './parts.ts';

/** What lessons ask of the page around the workbench. */
export interface LessonOutside {
  /** Fetches the lessons. Rejects where they cannot be fetched. */
  readonly library: () => Promise<LessonLibrary>;
  readonly shelf: LessonShelf;
  /** Puts a document on the bench that never becomes one's own work, however much it is changed. */
  readonly lend: (document: NudgeDocument) => Promise<void>;
  /** The lesson is over: what lay on the bench before comes back; where that was nothing, the lesson's graph stays and is kept from now on. */
  readonly giveBack: () => Promise<void>;
  /** The document of an example; null for an unknown id. */
  readonly example: (id: string) => Promise<NudgeDocument | null>;
  /** Runs a command. Returns why it cannot be run, in words, else null. */
  readonly run: (command: string) => string | null;
  /** Tells the page's address which lesson is open. */
  readonly showAddress: (lesson: string | null) => void;
}

/** What lessons ask of the other parts of the classroom. */
export interface LessonNeighbours {
  /** Switches one bug of the bug lab on, or with null all off. */
  readonly setBug: (bug: Extract<LessonAct, { bug: unknown }>['bug']) => void;
  readonly bugs: () => ReadonlySet<string>;
  readonly playback: () => LessonWorld['playback'];
  /** Ends whatever is laid over the canvas. */
  readonly calm: () => void;
  /** Stores whose change may fulfil a step. */
  readonly watched: readonly ReadableAtom<unknown>[];
}

export interface LessonParts extends ClassroomParts, LessonOutside, LessonNeighbours {}
