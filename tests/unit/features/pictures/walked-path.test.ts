import { expect, test } from 'vitest';
import { createFineness } from '../../../../src/features/pictures/fineness.ts';
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
