import { atom, type ReadableAtom } from 'nanostores';
import type { Address } from '../kernel/ids.ts';
import type { StepRecord } from '../training/step-record.ts';
import type { Run } from './training-runs.ts';

/** `idle`: no step was taken. `stopped`: a number broke; the ones before it are kept. */
export type TrainingPhase = 'idle' | 'playing' | 'paused' | 'stopped';

export interface TrainingStatus {
  readonly phase: TrainingPhase;
  /** Steps done. */
  readonly step: number;
  /** How many times the rows have been gone through; null without minibatches. */
  readonly epoch: number | null;
  /** What the latest step came to; null before the first. */
  readonly record: StepRecord | null;
  /** Why training stopped or cannot begin, in words; null when there is nothing to say. */
  readonly reason: string | null;
  /** The slot that the reason is about. */
  readonly address: Address | null;
  /** Whether training waits while a number is held. */
  readonly isHeld: boolean;
}

/** Steps each second, or as fast as it goes. */
export type TrainingSpeed = number | 'full';

/** The runs that are kept, and which of them is drawn behind the present one. */
export interface TrainingRuns {
  readonly list: readonly Run[];
  readonly current: Run | null;
  readonly compared: Run | null;
  /** The step whose parameters are shown while the log is scrubbed; null when they are the present ones. */
  readonly shownStep: number | null;
}

/** Training as the rest of the page knows it. What happens is seen in the stores; a call never waits for a step. */
export interface Training {
  /** At most once a frame while it plays. */
  readonly $status: ReadableAtom<TrainingStatus>;
  /** A new object whenever a run grew. */
  readonly $runs: ReadableAtom<TrainingRuns>;
  readonly $speed: ReadableAtom<TrainingSpeed>;
  /** Goes on until the steps of the settings are done; past them, as many again. */
  readonly play: () => void;
  readonly pause: () => void;
  /** Takes so many steps, as one undo step. */
  readonly step: (count: number) => void;
  readonly setSpeed: (speed: TrainingSpeed) => void;
  /** Puts the numbers back that the run began with, and begins at step 0. One undo step. */
  readonly reset: () => void;
  /** Draws the first numbers of neurons, layers and nets from the next seed, and begins at step 0. One undo step. */
  readonly newSeed: () => void;
  /** Shows the parameters as they were at a step of a run, or the nearest kept before it. Pauses. */
  readonly showStep: (run: Run, step: number) => void;
  /** Goes back to what is shown. One undo step; training goes on from there, the optimiser's memory afresh. */
  readonly takeShown: () => void;
  /** Shows the present parameters again. */
  readonly dropShown: () => void;
  /** Draws another run behind the present one; null for none. */
  readonly compare: (run: Run | null) => void;
  readonly removeRun: (run: Run) => void;

  /** Gets ready, so that what an earlier visit left is there before the first step. */
  readonly wake: () => void;
  /** Writes the steps so far into the document, so that an edit which is about to be worked out sees them. */
  readonly settle: () => void;
  /** A number is taken in hand: training waits until `release`. */
  readonly hold: () => void;
  readonly release: () => void;
  /** Another document is about to come onto the bench: nothing of this one's training stays. */
  readonly close: () => void;
  /** Undo or redo has brought other numbers: what the optimiser kept at those comes back. */
  readonly travelled: () => void;
}

/** What the session writes and everyone reads. */
export interface TrainingStores {
  readonly $status: ReturnType<typeof atom<TrainingStatus>>;
  readonly $runs: ReturnType<typeof atom<TrainingRuns>>;
  readonly $speed: ReturnType<typeof atom<TrainingSpeed>>;
}

export const idleStatus: TrainingStatus = {
  phase: 'idle',
  step: 0,
  epoch: null,
  record: null,
  reason: null,
  address: null,
  isHeld: false,
};

/** Slow enough to be watched; a hundred steps take five seconds. */
export const usualSpeed = 20;

export function createTrainingStores(): TrainingStores {
  return {
    $status: atom<TrainingStatus>(idleStatus),
    $runs: atom<TrainingRuns>({ list: [], current: null, compared: null, shownStep: null }),
    $speed: atom<TrainingSpeed>(usualSpeed),
  };
}

/** Training whose code is fetched when it is first wanted. What only ends or reads something does nothing before that.
 *  @param onFailed told that the code could not be fetched */
export function createLateTraining(
  load: (stores: TrainingStores) => Promise<Training>,
  onFailed: () => void,
): Training {
  const stores = createTrainingStores();
  let training: Training | null = null;
  let asked: Promise<Training> | null = null;

  function later(act: (training: Training) => void): void {
    if (training !== null) return act(training);
    asked ??= load(stores);
    asked.then(
      (loaded) => {
        training = loaded;
        act(loaded);
      },
      () => {
        asked = null;
        onFailed();
      },
    );
  }

  return {
    ...stores,
    play: () => later(({ play }) => play()),
    pause: () => training?.pause(),
    step: (count) => later(({ step }) => step(count)),
    setSpeed: (speed) => (training === null ? stores.$speed.set(speed) : training.setSpeed(speed)),
    reset: () => later(({ reset }) => reset()),
    newSeed: () => later(({ newSeed }) => newSeed()),
    showStep: (run, step) => training?.showStep(run, step),
    takeShown: () => training?.takeShown(),
    dropShown: () => training?.dropShown(),
    compare: (run) => training?.compare(run),
    removeRun: (run) => training?.removeRun(run),
    wake: () => later(() => {}),
    settle: () => training?.settle(),
    hold: () => training?.hold(),
    release: () => training?.release(),
    close: () => training?.close(),
    travelled: () => training?.travelled(),
  };
}
