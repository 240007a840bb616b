import type { Classroom } from '../store/classroom/classroom.ts';
import type { LessonNeighbours } from '../store/classroom/lesson-parts.ts';

/** What lessons see and do of the classroom's other parts. */
export function lessonNeighbours({
  playback,
  manual,
  paths,
  bugs,
  guess,
  pull,
  swap,
}: Omit<Classroom, 'lessons' | 'present'>): LessonNeighbours {
  return {
    setBug: (bug) => (bug === null ? bugs.stop() : bugs.turn(bug, true)),
    bugs: () => bugs.$on.get(),
    playback() {
      const state = playback.$state.get();
      return state === null ? null : { position: state.done, count: state.playback.steps.length };
    },
    calm() {
      for (const part of [playback, manual, paths, bugs, guess, pull, swap]) part.stop();
    },
    watched: [bugs.$on, playback.$state],
  };
}
