import { describe, expect, test } from 'vitest';
import { at } from '../../support/graph.ts';
import { createRunLog, mostRecords, snapshotBound } from '../../../src/training/run-log.ts';
import { createThinned } from '../../../src/training/thinned.ts';

const thinned = (bound: number, count: number, first = 0) => {
  const list = createThinned<{ readonly step: number }>(bound);
  for (let step = first; step < first + count; step++) list.add({ step });
  return list;
};

describe('a thinned list', () => {
  test('keeps everything while there is room', () => {
    expect(
      thinned(4, 4)
        .entries()
        .map(({ step }) => step),
    ).toEqual([0, 1, 2, 3]);
  });

  test('keeps the first, the last and evenly those between, and never more than its bound', () => {
    for (const bound of [2, 3, 10]) {
      for (let count = 1; count < 100; count++) {
        const steps = thinned(bound, count, 5)
          .entries()
          .map(({ step }) => step);
        expect(steps.length).toBeLessThanOrEqual(bound);
        expect([steps[0], steps.at(-1)]).toEqual([5, count + 4]);
        const gaps = steps.slice(1, -1).map((step, index) => step - (steps[index] ?? 0));
        expect(new Set(gaps).size).toBeLessThanOrEqual(1);
      }
    }
    expect(thinned(10, 1000).entries().length).toBeGreaterThanOrEqual(5);
  });

  test('finds the nearest entry at or before a step', () => {
    const list = thinned(10, 1000);
    const steps = list.entries().map(({ step }) => step);
    for (let step = 0; step < 1000; step += 7)
      expect(list.at(step)?.step).toBe(steps.filter((kept) => kept <= step).at(-1));
    expect(list.at(5000)?.step).toBe(999);
    expect(thinned(10, 3, 5).at(1)?.step).toBe(5);
    expect(thinned(10, 0).at(1)).toBeUndefined();
  });
});

describe('the log of a run', () => {
  const record = (step: number) => ({
    step,
    loss: 1 / (step + 1),
    accuracy: null,
    validationLoss: null,
    validationAccuracy: null,
    learningRate: 0.1,
    gradientNorm: 1,
  });

  test('is bounded, and gives the same list until a step is added', () => {
    const log = createRunLog('SGD 0.1', 3);
    for (let step = 0; step < 10_000; step++) log.add(record(step), [at('w')], Float64Array.of(step));
    expect(log.steps()).toBe(10_000);
    expect(log.records().length).toBeLessThanOrEqual(mostRecords);
    expect([log.records()[0]?.step, log.records().at(-1)?.step]).toEqual([0, 9999]);
    const listed = log.records();
    expect(log.records()).toBe(listed);
    expect(log.snapshotAt(5001)?.numbers[0]).toBe(log.snapshotAt(5001)?.step);
    expect(log.snapshotAt(9999)?.numbers[0]).toBe(9999);
    expect(log.recordAt(9999)?.loss).toBe(1e-4);
    expect(log.snapshotSteps().at(-1)).toBe(9999);
    log.add(record(10_000), [at('w')], Float64Array.of(10_000));
    expect(log.records().at(-1)?.step).toBe(10_000);
    expect(listed.at(-1)?.step).toBe(9999);
  });

  test("a small net's run can be gone back to at any step, a large one's at 200 of them", () => {
    expect(snapshotBound(337)).toBe(2000);
    expect(snapshotBound(0)).toBe(2000);
    expect(snapshotBound(4000)).toBe(500);
    expect(snapshotBound(1e6)).toBe(200);
    const log = createRunLog('Adam 0.01', 337);
    for (let step = 0; step < 1500; step++) log.add(record(step), [], Float64Array.of(step));
    expect(log.snapshotAt(777)?.numbers[0]).toBe(777);
  });
});
