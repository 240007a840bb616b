import { expect, test } from 'vitest';
import { createFineness } from '../../../../src/features/pictures/fineness.ts';
import { lossLines } from '../../../../src/features/pictures/loss-lines.ts';
import { walkedPath } from '../../../../src/features/pictures/walked-path.ts';
import type { Run } from '../../../../src/store/training-runs.ts';
import { createRunLog } from '../../../../src/training/run-log.ts';
import type { StepRecord } from '../../../../src/training/step-record.ts';
import { at } from '../../../support/graph.ts';

function run(id: number, name: string, records: readonly Partial<StepRecord>[]): Run {
  const log = createRunLog(name, 2);
  for (const [step, record] of records.entries()) {
    const whole = {
      step,
      loss: 1,
      accuracy: null,
      validationLoss: null,
      validationAccuracy: null,
      learningRate: 1,
      gradientNorm: 1,
    };
    log.add({ ...whole, ...record }, [at('w'), at('b')], Float64Array.of(step, -step));
  }
  return { id, name, log };
}

const runs = (current: Run | null, compared: Run | null = null) => ({ list: [], current, compared, shownStep: null });

test('a run is a line, with its validation where there is one, and gaps where there is none', () => {
  const [training, validation] = lossLines(
    runs(
      run(1, 'SGD 0.1', [
        { loss: 3, accuracy: 0.5 },
        { loss: 2, accuracy: 1, validationLoss: 4 },
      ]),
    ),
  );
  expect(training).toMatchObject({ role: 'training', steps: [0, 1], losses: [3, 2], accuracies: [0.5, 1] });
  expect(validation).toMatchObject({ role: 'validation', losses: [Number.NaN, 4], accuracies: null });
  expect(lossLines(runs(null))).toEqual([]);
});

test('the run it is compared with is a ghost by its own name, never of itself', () => {
  const [one, other] = [run(1, 'SGD 0.1', [{}]), run(2, 'Adam 0.01', [{}, {}])];
  expect(lossLines(runs(one, other)).map(({ name, role }) => `${role} ${name}`)).toEqual([
    'training training',
    'ghost Adam 0.01',
  ]);
  expect(lossLines(runs(one, one))).toHaveLength(1);
});

test('the way walked is where two parameters stood, first to last, also where the run had others', () => {
  const long = run(
    1,
    'SGD',
    Array.from({ length: 900 }, () => ({})),
  );
  const path = walkedPath(long, at('b'), at('w'));
  expect(path.length).toBeLessThanOrEqual(202);
  expect([path[0], path.at(-1)]).toEqual([
    { x: -0, y: 0 },
    { x: -899, y: 899 },
  ]);
  expect(walkedPath(long, at('w'), at('gone'))).toEqual([]);
  expect(walkedPath(null, at('w'), at('b'))).toEqual([]);
});

test('a live picture is as fine as its time allows, finer at rest', () => {
  const fineness = createFineness();
  const first = fineness.next(true);
  expect(first).toBe(100);
  for (let frame = 0; frame < 8; frame++) fineness.learn(100, 60);
  const [moving, resting] = [fineness.next(false), fineness.next(true)];
  expect(moving).toBeLessThan(resting);
  expect(moving * moving * 0.006).toBeLessThanOrEqual(6.5);
  for (let frame = 0; frame < 8; frame++) fineness.learn(24, 1000);
  expect(fineness.next(false)).toBe(24);
});
