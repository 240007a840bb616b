import type { Run } from '../../store/training-runs.ts';
import type { TrainingRuns } from '../../store/training.ts';
import type { LossLine } from '../../ui/charts/loss-picture.ts';

/** The curves of the present run and of the one behind it. */
export function lossLines({ current, compared }: TrainingRuns): readonly LossLine[] {
  return [
    ...(current === null ? [] : linesOf(current)),
    ...(compared === null || compared === current ? [] : [ghostOf(compared)]),
  ];
}

function linesOf({ log }: Run): readonly LossLine[] {
  const records = log.records();
  const steps = records.map(({ step }) => step);
  const hasAccuracy = records.some(({ accuracy }) => accuracy !== null);
  const training: LossLine = {
    name: 'training loss',
    role: 'training',
    steps,
    losses: records.map(({ loss }) => loss),
    accuracies: hasAccuracy ? records.map(({ accuracy }) => accuracy ?? Number.NaN) : null,
  };
  if (!records.some(({ validationLoss }) => validationLoss !== null)) return [training];
  const validation: LossLine = {
    name: 'validation loss',
    role: 'validation',
    steps,
    losses: records.map(({ validationLoss }) => validationLoss ?? Number.NaN),
    accuracies: records.some(({ validationAccuracy }) => validationAccuracy !== null)
      ? records.map(({ validationAccuracy }) => validationAccuracy ?? Number.NaN)
      : null,
  };
  return [training, validation];
}

function ghostOf({ name, log }: Run): LossLine {
  const records = log.records();
  return {
    name,
    role: 'ghost',
    steps: records.map(({ step }) => step),
    losses: records.map(({ loss }) => loss),
    accuracies: null,
  };
}
