import type { FromTrainer, ToTrainer } from '../store/training-messages.ts';
import { createTrainingService } from '../store/training-service.ts';
import type { OpenWorker, TrainingClock, WorkerListener, WorkerPort } from '../store/training-worker-port.ts';

/** The page's own clock and timers. */
export const pageClock: TrainingClock = {
  now: () => performance.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Starts the worker; null where the browser has none or forbids it. */
export const openTrainingWorker: OpenWorker = (listener) => {
  const worker = newWorker();
  if (worker === null) return null;
  worker.addEventListener('message', (event: MessageEvent<FromTrainer>) => listener.message(event.data));
  worker.addEventListener('messageerror', listener.failed);
  worker.addEventListener('error', (event) => {
    // What went wrong is told by whoever notices that the worker is gone.
    event.preventDefault();
    listener.failed();
  });
  return { post: (message) => worker.postMessage(message), end: () => worker.terminate() };
};

function newWorker(): Worker | null {
  try {
    return new Worker(new URL('./training-worker.ts', import.meta.url), { type: 'module', name: 'training' });
  } catch {
    return null;
  }
}

/** The longest the page itself may be busy with steps, in milliseconds. */
const slice = 8;

/** The page does the steps itself, a slice at a time, so that it can paint and be used between them. */
export function openHere(listener: WorkerListener): WorkerPort {
  let isOpen = true;
  const service = createTrainingService(
    (message) => {
      if (isOpen) listener.message(message);
    },
    () => performance.now(),
  );
  return {
    post(message) {
      setTimeout(() => {
        if (isOpen) attempt(service.handle, message, listener.failed);
      }, 0);
    },
    end: () => void (isOpen = false),
  };
}

function attempt(handle: (message: ToTrainer) => void, message: ToTrainer, failed: () => void): void {
  try {
    handle(message.kind === 'advance' ? { ...message, budget: Math.min(message.budget, slice) } : message);
  } catch {
    failed();
  }
}
