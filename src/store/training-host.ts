import type { FromTrainer, ToTrainer } from './training-messages.ts';
import type { OpenWorker, TrainingClock, WorkerPort } from './training-worker-port.ts';

/** Keeps someone at hand who does the steps, and notices when he is dead. */
export interface TrainingHost {
  /** Sends a message that is to be answered; starts a worker when there is none. */
  readonly ask: (message: ToTrainer) => void;
  readonly end: () => void;
}

export interface TrainingHostParts {
  readonly openWorker: OpenWorker;
  /** The page itself, for browsers without workers. */
  readonly openHere: OpenWorker;
  readonly clock: TrainingClock;
  readonly onMessage: (message: FromTrainer) => void;
  /** The worker died, and what it was asked is lost: load it again. The next `ask` starts another. */
  readonly onLost: () => void;
  /** It died too often. The next `ask` tries afresh. */
  readonly onGivenUp: () => void;
}

/** In milliseconds. A worker answers within its budget; one that is silent for longer than this hangs. */
export const patience = 2_000;
/** The first answer waits for the worker's code, too. */
export const firstPatience = 10_000;
/** So many deaths within so many milliseconds are too many. */
export const mostDeaths = { count: 3, within: 60_000 } as const;

export function createTrainingHost(parts: TrainingHostParts): TrainingHost {
  const { openWorker, openHere, clock, onMessage, onLost, onGivenUp } = parts;
  let port: WorkerPort | null = null;
  let waiting = 0;
  let cancelDeadline: (() => void) | null = null;
  let hasAnswered = false;
  let deaths: readonly number[] = [];
  /** Workers cannot be had here: the page does the steps. */
  let isHere = false;

  function open(): WorkerPort | null {
    hasAnswered = false;
    waiting = 0;
    // Whoever was ended may have sent a last word: only the present one is listened to.
    let mine: WorkerPort | null = null;
    const listener = {
      message(message: FromTrainer) {
        if (mine === null || mine !== port) return;
        hasAnswered = true;
        waiting--;
        watch();
        onMessage(message);
      },
      failed() {
        if (mine !== null && mine === port) die();
      },
    };
    mine = isHere ? null : openWorker(listener);
    if (mine === null) {
      isHere = true;
      mine = openHere(listener);
    }
    return mine;
  }

  function watch(): void {
    cancelDeadline?.();
    cancelDeadline = waiting > 0 ? clock.after(hasAnswered ? patience : firstPatience, die) : null;
  }

  function bury(): void {
    cancelDeadline?.();
    cancelDeadline = null;
    port?.end();
    port = null;
    waiting = 0;
  }

  function die(): void {
    // One that never said a word could not be started: a policy or an old browser forbids it. The page itself can always be asked.
    if (!hasAnswered) isHere = true;
    bury();
    const now = clock.now();
    deaths = [...deaths.filter((time) => now - time < mostDeaths.within), now];
    if (deaths.length < mostDeaths.count) return onLost();
    deaths = [];
    onGivenUp();
  }

  return {
    ask(message) {
      port ??= open();
      if (port === null) return die();
      waiting++;
      watch();
      port.post(message);
    },
    end: bury,
  };
}
