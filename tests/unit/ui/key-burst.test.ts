import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createKeyBurst } from '../../../src/ui/key-burst.ts';

function recorded() {
  const calls: string[] = [];
  const burst = createKeyBurst({
    onPreview: (value) => calls.push(`preview ${value}`),
    onCommit: (value) => calls.push(`commit ${value}`),
    onCancel: () => calls.push('cancel'),
  });
  return { calls, burst };
}
const up = (from: number) => from + 1;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('keys within half a second of each other are one commit, previewed one by one', () => {
  const { calls, burst } = recorded();
  burst.press(1, up);
  vi.advanceTimersByTime(499);
  // The document may not have followed yet: the burst counts on from its own number.
  burst.press(1, up);
  vi.advanceTimersByTime(499);
  expect(calls).toEqual(['preview 2', 'preview 3']);
  vi.advanceTimersByTime(1);
  expect(calls).toEqual(['preview 2', 'preview 3', 'commit 3']);
});

test('a burst that comes back to its start takes its previews back and commits nothing', () => {
  const { calls, burst } = recorded();
  burst.press(1, up);
  burst.press(1, (from) => from - 1);
  burst.flush();
  expect(calls).toEqual(['preview 2', 'preview 1', 'cancel']);
});

test('a key at the end of the range begins no burst', () => {
  const { calls, burst } = recorded();
  burst.press(1, (from) => from);
  burst.flush();
  vi.runAllTimers();
  expect(calls).toEqual([]);
});

test('flush commits once and the timer has nothing left to do', () => {
  const { calls, burst } = recorded();
  burst.press(1, up);
  expect(burst.reached(1)).toBe(2);
  burst.flush();
  burst.flush();
  vi.runAllTimers();
  expect(calls).toEqual(['preview 2', 'commit 2']);
  expect(burst.reached(5)).toBe(5);
});

test('a cancelled burst is forgotten', () => {
  const { calls, burst } = recorded();
  burst.press(1, up);
  expect(burst.cancel()).toBe(true);
  expect(burst.cancel()).toBe(false);
  vi.runAllTimers();
  expect(calls).toEqual(['preview 2', 'cancel']);
});
