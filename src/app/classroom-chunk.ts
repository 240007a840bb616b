import { createBugLab } from '../store/classroom/bugs.ts';
import type { Classroom } from '../store/classroom/classroom.ts';
import { createGuessSession } from '../store/classroom/guess.ts';
import { createLessonSession } from '../store/classroom/lessons.ts';
import { createManualSession } from '../store/classroom/manual.ts';
import type { ClassroomParts } from '../store/classroom/parts.ts';
import { createPathLens } from '../store/classroom/paths.ts';
import { createPlaybackSession } from '../store/classroom/playback.ts';
import { createPullSession } from '../store/classroom/pull.ts';
import { createSwapSession } from '../store/classroom/swap.ts';

/** The classroom's parts, in one chunk that is fetched when one of them is first wanted. */
export function createPageClassroom(parts: ClassroomParts): Classroom {
  return {
    playback: createPlaybackSession(parts),
    manual: createManualSession(parts),
    paths: createPathLens(parts),
    bugs: createBugLab(parts),
    swap: createSwapSession(parts),
    guess: createGuessSession(parts),
    lessons: createLessonSession(parts),
    pull: createPullSession(parts),
  };
}
