import { invariant } from '../kernel/invariant.ts';
import type { Address } from '../kernel/ids.ts';
import { backward, forward } from '../engine/sweep.ts';
import type { NudgeDocument } from '../graph/document.ts';
import { accuracyOf } from './accuracy.ts';
import { firstBrokenGradient, firstBrokenValue, type Broken } from './find-broken.ts';
import { isTrainingProblem, objectiveOf, type Objective, type TrainingProblem } from './objective.ts';
import { direct } from './optimisers.ts';
import { brokenSum, brokenUpdate, firstNotFinite } from './overflow.ts';
import { createRowLoader } from './row-loader.ts';
import { learningRateAt } from './schedules.ts';
import type { StepRecord, Stopped } from './step-record.ts';
import { memoryFrom, type TrainerState } from './trainer-state.ts';

/** Trains one version of a document. The document itself stays as it is; whoever owns it takes the numbers. */
export interface Trainer {
  /** What is trained, in canonical order. */
  readonly addresses: readonly Address[];
  /** Whether steps use minibatches: they do where the settings' batch is smaller than a table. */
  readonly usesBatches: boolean;
  /** Runs one step: the loss of all training rows before the update, then the update. Where a loss, gradient or parameter is not finite
   *  it says so instead, and numbers and state stay as before the step. Cost: one sweep forward and backward over all training rows; with
   *  minibatches one more over the batch; with validation rows one more forward. */
  readonly step: () => StepRecord | Stopped;
  /** The parameters now, by `addresses`. A copy. */
  readonly numbers: () => Float64Array;
  /** To go on from later, in another thread or with an edited document. Copies. */
  readonly state: () => TrainerState;
}

/** Makes a document ready to be trained as its settings say, from its own numbers; `state` goes on where an earlier trainer stopped. The
 *  same document and state give the same run, bit for bit. Cost: one compile. */
export function createTrainer(document: NudgeDocument, state?: TrainerState): Trainer | TrainingProblem {
  const objective = objectiveOf(document);
  return isTrainingProblem(objective) ? objective : trainerOf(objective, state);
}

/** √Σg², also where a square alone would be too large to hold. */
function norm(gradients: Float64Array): number {
  let largest = 0;
  for (const gradient of gradients) largest = Math.max(largest, Math.abs(gradient));
  if (largest === 0) return 0;
  let sum = 0;
  for (const gradient of gradients) sum += (gradient / largest) ** 2;
  return largest * Math.sqrt(sum);
}

function trainerOf(objective: Objective, state?: TrainerState): Trainer {
  const { settings, addresses, slots, lossSlot } = objective;
  const { tape } = objective.program;
  const rows = createRowLoader(objective, state?.batches ?? []);
  rows.loadTraining();
  forward(tape);
  const accuracy = accuracyOf(objective);
  let kept = memoryFrom(state, settings.optimiser.kind, addresses);
  // What a step works out is kept apart until all of it is known to be finite.
  let spare = memoryFrom(undefined, settings.optimiser.kind, addresses);
  const directions = new Float64Array(addresses.length);
  const withPull = new Float64Array(addresses.length);
  const updated = new Float64Array(addresses.length);
  let done = state?.step ?? 0;

  const lossNow = () => tape.values[lossSlot] ?? Number.NaN;
  const stopped = ({ address, text }: Broken): Stopped => ({
    address,
    step: done,
    reason: `${text} Training stopped at step ${done}; the weights before it are kept.`,
  });

  /** Sweeps what is loaded. The loss, or what broke. */
  function sweep(): number | Stopped {
    forward(tape);
    const loss = lossNow();
    if (Number.isFinite(loss)) return loss;
    const broken = firstBrokenValue(objective);
    invariant(broken !== null, 'a loss that is not finite has a first slot that is not');
    return stopped(broken);
  }

  function gather(): Stopped | null {
    backward(tape, lossSlot);
    for (let index = 0; index < slots.length; index++) {
      const gradient = tape.adjoints[slots[index] ?? -1] ?? Number.NaN;
      spare.gradients[index] = settings.zeroGrad ? gradient : gradient + (kept.gradients[index] ?? 0);
    }
    if (firstNotFinite(spare.gradients) < 0) return null;
    return stopped(
      firstBrokenValue(objective) ?? firstBrokenGradient(objective) ?? brokenSum(objective, spare.gradients),
    );
  }

  function update(learningRate: number): Stopped | null {
    for (let index = 0; index < slots.length; index++) spare.counts[index] = (kept.counts[index] ?? 0) + 1;
    const { weightDecay } = settings;
    const decoupled = settings.optimiser.kind === 'adamw';
    const coupled = weightDecay === 0 || decoupled ? null : withPull;
    // The pull towards 0 is no part of the gradient: what zero_grad leaves over must not hold it.
    coupled?.forEach((_, index) => {
      coupled[index] = (spare.gradients[index] ?? 0) + weightDecay * (tape.values[slots[index] ?? -1] ?? Number.NaN);
    });
    direct(settings.optimiser, {
      gradients: coupled ?? spare.gradients,
      moments: kept.moments,
      next: spare.moments,
      counts: spare.counts,
      directions,
    });
    for (let index = 0; index < slots.length; index++) {
      const before = tape.values[slots[index] ?? -1] ?? Number.NaN;
      const after = before - learningRate * (directions[index] ?? 0);
      updated[index] = decoupled && weightDecay !== 0 ? after - learningRate * weightDecay * before : after;
    }
    const broken = brokenUpdate(objective, updated, spare.moments, spare.gradients, learningRate);
    return broken === null ? null : stopped(broken);
  }

  return {
    addresses,
    usesBatches: rows.hasBatches,
    step() {
      const learningRate = learningRateAt(settings, done);
      rows.loadTraining();
      const loss = sweep();
      if (typeof loss !== 'number') return loss;
      const share = accuracy?.() ?? null;
      const places = rows.places();
      if (rows.hasBatches) {
        rows.loadBatch();
        const ofBatch = sweep();
        if (typeof ofBatch !== 'number') {
          rows.restore(places);
          return ofBatch;
        }
      }
      const failure = gather() ?? update(learningRate);
      if (failure !== null) {
        rows.restore(places);
        return failure;
      }
      let validationLoss: number | null = null;
      let validationAccuracy: number | null = null;
      if (rows.hasValidation) {
        rows.loadValidation();
        forward(tape);
        validationLoss = lossNow();
        validationAccuracy = accuracy?.() ?? null;
      }
      for (let index = 0; index < slots.length; index++) tape.values[slots[index] ?? -1] = updated[index] ?? Number.NaN;
      [kept, spare] = [spare, kept];
      return {
        step: done++,
        loss,
        accuracy: share,
        validationLoss,
        validationAccuracy,
        learningRate,
        gradientNorm: norm(kept.gradients),
      };
    },
    numbers: () => Float64Array.from(slots, (slot) => tape.values[slot] ?? Number.NaN),
    state: () => ({
      step: done,
      optimiser: settings.optimiser.kind,
      addresses,
      counts: kept.counts.slice(),
      moments: kept.moments.map((moment) => moment.slice()),
      gradients: kept.gradients.slice(),
      batches: rows.places(),
    }),
  };
}
