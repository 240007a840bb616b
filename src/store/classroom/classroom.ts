import { atom, type ReadableAtom } from 'nanostores';
import type { BugLab } from './bugs.ts';
import type { GuessSession } from './guess.ts';
import type { LessonSession } from './lessons.ts';
import type { ManualSession } from './manual.ts';
import type { PathLens } from './paths.ts';
import type { PlaybackSession } from './playback.ts';
import type { Presentation } from './present.ts';
import type { PullSession } from './pull.ts';
import type { ClassroomPanel, ClassroomStores } from './stores.ts';
import type { SwapSession } from './swap.ts';

/** Everything for seeing, guessing and breaking the chain rule. Its parts know nothing of each other. */
export interface Classroom {
  readonly playback: PlaybackSession;
  readonly manual: ManualSession;
  readonly paths: PathLens;
  readonly bugs: BugLab;
  readonly swap: SwapSession;
  readonly guess: GuessSession;
  readonly lessons: LessonSession;
  readonly pull: PullSession;
  readonly present: Presentation;
}

/** The classroom, whose code is fetched when it is first wanted. */
export interface LateClassroom extends ClassroomStores {
  /** Null until it is here. */
  readonly $loaded: ReadableAtom<Classroom | null>;
  /** Does something with it, at once when it is here. */
  readonly use: (act: (classroom: Classroom) => void) => void;
}

/** @param onFailed told that the code could not be fetched */
export function createLateClassroom(
  load: (stores: ClassroomStores) => Promise<Classroom>,
  onFailed: () => void,
): LateClassroom {
  const $loaded = atom<Classroom | null>(null);
  let asked: Promise<Classroom> | null = null;
  const stores: ClassroomStores = {
    $panel: atom<ClassroomPanel | null>(null),
    $ran: atom<{ readonly id: string } | null>(null),
  };
  return {
    ...stores,
    $loaded,
    use(act) {
      const here = $loaded.get();
      if (here !== null) return act(here);
      asked ??= load(stores);
      asked.then(
        (classroom) => {
          if ($loaded.get() === null) $loaded.set(classroom);
          act(classroom);
        },
        () => {
          asked = null;
          onFailed();
        },
      );
    },
  };
}
