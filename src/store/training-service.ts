import { assertNever } from '../kernel/invariant.ts';
import { defaultTraining } from '../graph/training-settings.ts';
import { isTrainingProblem } from '../training/objective.ts';
import { runName } from '../training/settings-text.ts';
import { isStopped, type StepRecord, type Stopped } from '../training/step-record.ts';
import { createTrainer, type Trainer } from '../training/trainer.ts';
import type { Batch, FromTrainer, ToTrainer, Versions } from './training-messages.ts';

/** Does the steps that the page asks for, one message after the other: in the worker, and on the page where there is none. */
export interface TrainingService {
  readonly handle: (message: ToTrainer) => void;
}

/** What one batch may hold at most, so that its message stays small: steps, and numbers of all its steps together (2 MB). */
const mostSteps = 500;
const mostNumbers = 250_000;

/** @param post sends an answer; the buffers may be handed over with it.
 *  @param now milliseconds that never run backwards */
export function createTrainingService(
  post: (message: FromTrainer, buffers: readonly ArrayBuffer[]) => void,
  now: () => number,
): TrainingService {
  let loaded: { readonly versions: Versions; readonly trainer: Trainer } | null = null;

  function load({ versions, document, state }: Extract<ToTrainer, { kind: 'load' }>): void {
    loaded = null;
    const trainer = createTrainer(document, state ?? undefined);
    if (isTrainingProblem(trainer)) {
      post({ kind: 'problem', versions, message: trainer.message, address: trainer.address }, []);
      return;
    }
    loaded = { versions, trainer };
    const { addresses, usesBatches } = trainer;
    const name = runName(document.training ?? defaultTraining, usesBatches);
    post({ kind: 'loaded', versions, addresses, usesBatches, name }, []);
  }

  return {
    handle(message) {
      switch (message.kind) {
        case 'load':
          return load(message);
        case 'advance': {
          if (loaded === null) return;
          const batch = advance(loaded.trainer, loaded.versions, message.steps, message.budget, now);
          post(batch, [batch.before.buffer, batch.numbers.buffer]);
          return;
        }
        default:
          assertNever(message);
      }
    },
  };
}

function advance(
  trainer: Trainer,
  versions: Versions,
  steps: number,
  budget: number,
  now: () => number,
): Batch & { readonly before: Float64Array<ArrayBuffer>; readonly numbers: Float64Array<ArrayBuffer> } {
  const start = now();
  const width = trainer.addresses.length;
  const most = Math.max(1, Math.min(steps, mostSteps, Math.floor(mostNumbers / Math.max(1, width))));
  const before = new Float64Array(most * width);
  const records: StepRecord[] = [];
  let stopped: Stopped | null = null;
  while (records.length < most && (records.length === 0 || now() - start < budget)) {
    before.set(trainer.numbers(), records.length * width);
    const result = trainer.step();
    if (isStopped(result)) {
      stopped = result;
      break;
    }
    records.push(result);
  }
  return {
    kind: 'batch',
    versions,
    records,
    before: before.slice(0, records.length * width),
    numbers: Float64Array.from(trainer.numbers()),
    state: trainer.state(),
    stopped,
  };
}
