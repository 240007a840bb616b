import type { Run } from '../../store/training-runs.ts';
import type { TrainingRuns } from '../../store/training.ts';
import type { LossLine } from '../../ui/charts/loss-picture.ts';

/** The runs as lines: the present one with its validation, and the one it is compared with. */
export function lossLines({ current, compared }: TrainingRuns): readonly LossLine[] {
  return [
    ...(current === null ? [] : linesOf(current)),
    ...(compared === null || compared === current ? [] : linesOf(compared).slice(0, 1).map(asGhost(compared.name))),
  ];
}

function linesOf({ log }: Run): readonly LossLine[] {
  const records = log.records();
  const steps = records.map(({ step }) => step);
  const numbers = (read: (record: (typeof records)[number]) => number | null) =>
    records.some((record) => read(record) !== null) ? records.map((record) => read(record) ?? Number.NaN) : null;
  const validation = numbers(({ validationLoss }) => validationLoss);
  return [
    {
      name: 'training',
      role: 'training',
      steps,
      losses: records.map(({ loss }) => loss),
      accuracies: numbers(({ accuracy }) => accuracy),
    },
    ...(validation === null
      ? []
      : [
          {
            name: 'validation',
            role: 'validation' as const,
            steps,
            losses: validation,
            accuracies: numbers(({ validationAccuracy }) => validationAccuracy),
          },
        ]),
  ];
}

function asGhost(name: string): (line: LossLine) => LossLine {
  return (line) => ({ ...line, name, role: 'ghost' });
}
