import { copyText } from '../persistence/copy-text.ts';
import { exerciseOut } from '../persistence/exercise-out.ts';
import { createGuessShelf } from '../persistence/guess-storage.ts';
import { createBugLab } from '../store/classroom/bugs.ts';
import type { Classroom } from '../store/classroom/classroom.ts';
import { createGuessSession } from '../store/classroom/guess.ts';
import type { LessonOutside } from '../store/classroom/lesson-parts.ts';
import { createLessonSession } from '../store/classroom/lessons.ts';
import { createManualSession } from '../store/classroom/manual.ts';
import type { ClassroomParts } from '../store/classroom/parts.ts';
import { createPathLens } from '../store/classroom/paths.ts';
import { createPlaybackSession } from '../store/classroom/playback.ts';
import { createPresentation } from '../store/classroom/present.ts';
import { createPullSession } from '../store/classroom/pull.ts';
import { createSwapSession } from '../store/classroom/swap.ts';
import { lessonNeighbours } from './lesson-neighbours.ts';
import { lessonOutside, type ClassroomPage } from './lesson-outside.ts';

/** The classroom of this page, in one chunk that is fetched when one of its parts is first wanted. */
export function createPageClassroom(parts: ClassroomParts, page: ClassroomPage): Classroom {
  return createClassroom(parts, lessonOutside(page));
}

/** The classroom's parts, put together. */
export function createClassroom(parts: ClassroomParts, outside: LessonOutside): Classroom {
  const others = {
    playback: createPlaybackSession(parts),
    manual: createManualSession(parts),
    paths: createPathLens(parts, copyText),
    bugs: createBugLab(parts),
    swap: createSwapSession(parts),
    guess: createGuessSession(parts, { shelf: createGuessShelf(), out: exerciseOut }),
    pull: createPullSession(parts),
    present: createPresentation(parts),
  };
  // Steps are those of the right pass and the bug lab shows a broken one: together they would contradict each other.
  const { bugs, playback } = others;
  bugs.$on.listen((on) => on.size > 0 && playback.stop());
  playback.$state.listen((now, before) => {
    if (now === null || before !== null || bugs.$on.get().size === 0) return;
    bugs.stop();
    parts.view.notify('The bug lab is off now: the steps are those of the right pass.');
  });
  return { ...others, lessons: createLessonSession({ ...parts, ...outside, ...lessonNeighbours(others) }) };
}
