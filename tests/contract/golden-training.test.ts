import { describe, expect, test } from 'vitest';
import type { NudgeDocument } from '../../src/graph/document.ts';
import { defaultTraining, type TrainingSettings } from '../../src/graph/training-settings.ts';
import { isTrainingProblem } from '../../src/training/objective.ts';
import { isStopped, type StepRecord } from '../../src/training/step-record.ts';
import { createTrainer, type Trainer } from '../../src/training/trainer.ts';
import { goldenDocuments, lecture, moons, yinYang } from '../support/golden-examples.ts';

/** How far numbers may lie from those of the golden files, relative to their own size. */
const tolerance = 1e-9;

function trainerOf(document: NudgeDocument, changes: Partial<TrainingSettings> = {}): Trainer {
  const made = createTrainer({ ...document, training: { ...defaultTraining, ...document.training, ...changes } });
  if (isTrainingProblem(made)) throw new Error(made.message);
  return made;
}

function run(trainer: Trainer, steps: number): readonly StepRecord[] {
  return Array.from({ length: steps }, () => {
    const record = trainer.step();
    if (isStopped(record)) throw new Error(record.reason);
    return record;
  });
}

/** The largest difference relative to the number itself; a loss of exactly 0 has to be met exactly. */
function worst(actual: ArrayLike<number>, wanted: readonly number[]): number {
  expect(actual.length).toBe(wanted.length);
  const differences = wanted.map((number, index) => {
    const difference = Math.abs((actual[index] ?? Number.NaN) - number);
    return difference === 0 ? 0 : difference / Math.abs(number);
  });
  return Math.max(...differences);
}

function expectWithin(what: string, actual: ArrayLike<number>, wanted: readonly number[]): void {
  const difference = worst(actual, wanted);
  if (process.env['NUDGE_FIGURES'] !== undefined) console.info(`${what}: ${difference.toExponential(2)}`);
  expect(difference, what).toBeLessThanOrEqual(tolerance);
}

describe("the lecture's MLP", () => {
  test.each(Object.entries(lecture.losses))('%s', (name, losses) => {
    const [, rate = '', zero = ''] = /^lr=(\S+) zero_grad=(\S+)$/.exec(name) ?? [];
    const trainer = trainerOf(goldenDocuments['lecture-mlp'], {
      learningRate: Number(rate),
      zeroGrad: zero === 'True',
    });
    expect(trainer.addresses.length).toBe(41);
    expectWithin(
      `lecture ${name}`,
      run(trainer, losses.length).map(({ loss }) => loss),
      losses,
    );
  });
});

test("micrograd's moons demo: the losses and accuracies printed in its notebook", () => {
  const trainer = trainerOf(goldenDocuments.moons);
  const [first] = run(trainer, 1);
  const gradients = trainer.state().gradients;
  const scale = Math.max(...moons.firstGradient.map(Math.abs));
  for (const [index, wanted] of moons.firstGradient.entries())
    expect(Math.abs((gradients[index] ?? Number.NaN) - wanted)).toBeLessThanOrEqual(
      tolerance * Math.max(Math.abs(wanted), 1e-3 * scale),
    );
  const records = [...(first === undefined ? [] : [first]), ...run(trainer, 99)];
  expectWithin(
    'moons losses',
    records.map(({ loss }) => loss),
    moons.printedLoss,
  );
  expect(records.map(({ accuracy }) => accuracy)).toEqual(moons.accuracy);
  expectWithin('moons parameters', trainer.numbers(), moons.finalParameters);
});

test("the successor's yin-yang run: training and validation losses", () => {
  const trainer = trainerOf(goldenDocuments.yinyang);
  const records = run(trainer, 100);
  expectWithin(
    'yin-yang losses',
    records.map(({ loss }) => loss),
    yinYang.trainLoss,
  );
  const judged = records
    .filter(({ step }) => step % 10 === 0)
    .map(({ validationLoss }) => validationLoss ?? Number.NaN);
  expectWithin('yin-yang validation losses', judged, yinYang.validationLoss);
  expectWithin('yin-yang parameters', trainer.numbers(), yinYang.finalParameters);
});
