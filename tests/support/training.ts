import type { NudgeDocument } from '../../src/graph/document.ts';
import { leafNumber } from '../../src/graph/patch.ts';
import type { Address } from '../../src/kernel/ids.ts';
import type { FromTrainer, ToTrainer } from '../../src/store/training-messages.ts';
import { createTrainingService } from '../../src/store/training-service.ts';
import { createTrainingSession } from '../../src/store/training-session.ts';
import { withTraining } from '../../src/store/training-workbench.ts';
import type { TrainingJournal, TrainingJournalEntry } from '../../src/store/training-journal-entry.ts';
import type { OpenWorker, TrainingClock, WorkerListener } from '../../src/store/training-worker-port.ts';
import { createTrainingStores } from '../../src/store/training.ts';
import { createView } from '../../src/store/view.ts';
import { createWorkbench } from '../../src/store/workbench.ts';
import { manualScheduler } from './workbench.ts';

/** A clock whose timers go off when the test lets time pass. */
export function manualClock() {
  let time = 0;
  let timers: { readonly at: number; readonly callback: () => void }[] = [];
  const clock: TrainingClock = {
    now: () => time,
    after(milliseconds, callback) {
      const timer = { at: time + milliseconds, callback };
      timers.push(timer);
      return () => void (timers = timers.filter((other) => other !== timer));
    },
  };
  return {
    ...clock,
    wait(milliseconds: number) {
      const until = time + milliseconds;
      for (;;) {
        const next = timers.toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined || next.at > until) break;
        timers = timers.filter((other) => other !== next);
        time = Math.max(time, next.at);
        next.callback();
      }
      time = until;
    },
  };
}

/** A worker whose messages travel when the test says so, by structured clone as real ones do. */
export interface FakeWorker {
  readonly listener: WorkerListener;
  readonly inbox: ToTrainer[];
  readonly outbox: FromTrainer[];
  readonly handle: (message: ToTrainer) => void;
  isEnded: boolean;
  /** Takes messages and never answers. */
  isHung: boolean;
}

/** A journal that lasts as long as the test. */
export function memoryJournal(): TrainingJournal {
  let entry: TrainingJournalEntry | null = null;
  return { read: () => entry, write: (written) => void (entry = written) };
}

/** A workbench with training, its workers, its clock and its frames in the test's hand. `batch`: the most steps that one answer holds. */
export function trainingWorld(document: NudgeDocument, { batch = 4, canWork = true, journal = memoryJournal() } = {}) {
  const scheduler = manualScheduler();
  const clock = manualClock();
  const raw = createWorkbench(scheduler, document);
  const view = createView();
  const workers: FakeWorker[] = [];
  const places: ('worker' | 'page')[] = [];

  const open =
    (place: 'worker' | 'page'): OpenWorker =>
    (listener) => {
      if (place === 'worker' && !canWork) return null;
      places.push(place);
      const outbox: FromTrainer[] = [];
      // The service's own clock is in steps: a budget of `batch` ends after so many.
      let ticks = 0;
      const service = createTrainingService(
        (message) => void outbox.push(structuredClone(message)),
        () => ticks++,
      );
      const worker: FakeWorker = {
        listener,
        inbox: [],
        outbox,
        handle: (message) => service.handle(message.kind === 'advance' ? { ...message, budget: batch } : message),
        isEnded: false,
        isHung: false,
      };
      workers.push(worker);
      return {
        post: (message) => void worker.inbox.push(structuredClone(message)),
        end: () => void (worker.isEnded = true),
      };
    };

  const training = createTrainingSession({
    workbench: raw,
    view,
    stores: createTrainingStores(),
    scheduler,
    clock,
    openWorker: open('worker'),
    openHere: open('page'),
    journal,
  });
  training.setSpeed('full');
  const workbench = withTraining(raw, training);
  const worker = () => workers.findLast(({ isEnded }) => !isEnded);

  /** Lets the worker take one message and the page hear what it answers. False when nothing was under way. */
  function turn(): boolean {
    const now = worker();
    if (now === undefined || now.isHung) return false;
    const message = now.inbox.shift();
    if (message !== undefined) now.handle(message);
    const answers = now.outbox.splice(0);
    for (const answer of answers) now.listener.message(answer);
    return message !== undefined || answers.length > 0;
  }

  /** What is written down in one frame is told in the next. */
  function frame(): void {
    scheduler.frame();
    scheduler.frame();
  }

  return {
    workbench,
    raw,
    training,
    view,
    scheduler,
    clock,
    workers,
    places,
    worker,
    turn,
    frame,
    /** Until nothing is under way, so many turns at most. */
    run(turns = 1000): void {
      for (let turned = 0; turned < turns && turn(); turned++);
      frame();
    },
    /** Takes turns until at least so many steps are done. */
    runTo(step: number): void {
      for (let turned = 0; turned < 1000; turned++) {
        frame();
        if (training.$status.get().step >= step || !turn()) break;
      }
      frame();
    },
    number: (address: Address) => leafNumber(raw.$document.get(), address),
    status: () => training.$status.get(),
    notices: () => view.$notices.get().map(({ text }) => text),
  };
}
