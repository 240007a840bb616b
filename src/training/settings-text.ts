import { shortNumeral } from '../kernel/numeral.ts';
import { assertNever } from '../kernel/invariant.ts';
import type { Schedule, TrainingSettings } from '../graph/training-settings.ts';
import { optimisers } from './optimisers.ts';

/** What a run is called: its settings, the usual ones left out. `Adam 0.01, batch 10`, `SGD 1 falling to 0.1`. `usesBatches` is false
 *  where all rows go in one step whatever the settings say. */
export function runName(settings: TrainingSettings, usesBatches = settings.batch !== null): string {
  const { optimiser, learningRate, schedule, weightDecay, batch, seed, zeroGrad } = settings;
  return [
    `${optimisers[optimiser.kind].title} ${shortNumeral(learningRate)}${scheduleText(schedule, learningRate)}`,
    ...(weightDecay === 0 ? [] : [`weight decay ${shortNumeral(weightDecay)}`]),
    ...(usesBatches && batch !== null ? [`batch ${batch}`, ...(seed === 1 ? [] : [`seed ${seed}`])] : []),
    ...(zeroGrad ? [] : ['without zero_grad']),
  ].join(', ');
}

/** How the learning rate goes on from the first one, to stand after it; nothing where it stays. */
function scheduleText(schedule: Schedule, first: number): string {
  switch (schedule.kind) {
    case 'constant':
      return '';
    case 'linear':
      return ` falling to ${shortNumeral(first * schedule.end)}`;
    case 'step':
      return ` × ${shortNumeral(schedule.factor)} every ${schedule.every} steps`;
    case 'cosine':
      return ` to ${shortNumeral(first * schedule.end)} along a cosine`;
    case 'warmup':
      return ` after ${schedule.steps} steps of warm-up`;
    default:
      return assertNever(schedule);
  }
}
