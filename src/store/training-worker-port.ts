import type { FromTrainer, ToTrainer } from './training-messages.ts';

/** Time, handed in, so that a test decides for itself. */
export interface TrainingClock {
  /** Milliseconds that never run backwards. */
  readonly now: () => number;
  /** Calls back once, after so many milliseconds, unless the returned function is called before. */
  readonly after: (milliseconds: number, callback: () => void) => () => void;
}

/** Someone who does the steps: a worker, or the page itself. */
export interface WorkerPort {
  readonly post: (message: ToTrainer) => void;
  /** Ends it, whatever it is doing. Nothing is heard of it any more. */
  readonly end: () => void;
}

export interface WorkerListener {
  readonly message: (message: FromTrainer) => void;
  /** It threw or could not be started, and will not answer any more. */
  readonly failed: () => void;
}

/** Starts someone; null where that cannot be had at all. */
export type OpenWorker = (listener: WorkerListener) => WorkerPort | null;
