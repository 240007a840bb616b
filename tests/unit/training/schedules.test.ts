import { expect, test } from 'vitest';
import { defaultTraining, type Schedule } from '../../../src/graph/training-settings.ts';
import { isScheduleKind, learningRateAt, schedules } from '../../../src/training/schedules.ts';

const rates = (schedule: Schedule, at: readonly number[], learningRate = 1, steps = 100) =>
  at.map((step) => learningRateAt({ ...defaultTraining, learningRate, schedule, steps }, step));

test('constant stays', () => {
  expect(rates({ kind: 'constant' }, [0, 50, 1e6], 0.3)).toEqual([0.3, 0.3, 0.3]);
});

test("linear to a tenth is the moons demo's 1 − 0.9·k/100, to the last bit", () => {
  const at = Array.from({ length: 100 }, (_, k) => k);
  expect(rates({ kind: 'linear', end: 0.1 }, at)).toEqual(at.map((k) => 1 - (0.9 * k) / 100));
});

test('step falls by its factor every so many steps', () => {
  expect(rates({ kind: 'step', every: 10, factor: 0.5 }, [0, 9, 10, 19, 20, 30], 8)).toEqual([8, 8, 4, 4, 2, 1]);
});

test('cosine begins at 1, is half-way down in the middle and ends at its end', () => {
  const [first, quarter, middle, last] = rates({ kind: 'cosine', end: 0.2 }, [0, 25, 50, 100]);
  expect(first).toBe(1);
  expect(quarter).toBeCloseTo(0.2 + 0.4 * (1 + Math.SQRT1_2), 14);
  expect(middle).toBeCloseTo(0.6, 14);
  expect(last).toBeCloseTo(0.2, 14);
});

test('warm-up rises from 1/steps to 1, and stays', () => {
  expect(rates({ kind: 'warmup', steps: 4 }, [0, 1, 2, 3, 4, 99])).toEqual([0.25, 0.5, 0.75, 1, 1, 1]);
});

test('past what they are laid out for they stay at their end: no rate turns negative or rises again', () => {
  expect(rates({ kind: 'linear', end: 0 }, [100, 150])).toEqual([0, 0]);
  const [end, past] = rates({ kind: 'cosine', end: 0.5 }, [100, 173]);
  expect(past).toBe(end);
});

test('each is told in a sentence and known by the name that files use', () => {
  for (const [kind, { explain, defaults }] of Object.entries(schedules)) {
    expect(explain).toMatch(/^[A-Z].*\.$/);
    expect(defaults.kind).toBe(kind);
    expect(isScheduleKind(kind)).toBe(true);
  }
  expect(isScheduleKind('valueOf')).toBe(false);
});
