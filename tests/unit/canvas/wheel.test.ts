import { expect, test } from 'vitest';
import { createWheelJudge, type WheelReading } from '../../../src/canvas/wheel.ts';

const turn = (more: Partial<WheelReading>): WheelReading => ({
  deltaX: 0,
  deltaY: 0,
  deltaMode: 0,
  wheelDeltaY: undefined,
  ctrlKey: false,
  shiftKey: false,
  timeStamp: 0,
  ...more,
});

test('a notched mouse wheel zooms, as Chromium, Firefox and a Mac report it', () => {
  for (const reading of [
    turn({ deltaY: 100, wheelDeltaY: -120 }),
    turn({ deltaY: -83.33, wheelDeltaY: 120 }),
    turn({ deltaY: 4.000244140625, wheelDeltaY: -120 }),
    turn({ deltaY: 3, deltaMode: 1 }),
    turn({ deltaY: 120 }),
  ]) {
    expect(createWheelJudge()(reading, 'auto')).toBe('zoom');
  }
});

test('two fingers on a trackpad pan', () => {
  for (const reading of [
    turn({ deltaY: 4, wheelDeltaY: -12 }),
    turn({ deltaX: 7, deltaY: 30, wheelDeltaY: -90 }),
    turn({ deltaX: -3 }),
    turn({ deltaY: 12 }),
    // A fast swipe can hit a multiple of 120, but its pixels give it away.
    turn({ deltaY: 40, wheelDeltaY: -120 }),
  ]) {
    expect(createWheelJudge()(reading, 'auto')).toBe('pan');
  }
});

test('what began as a swipe stays one while it lasts, and a pause lets it be judged anew', () => {
  const judge = createWheelJudge();
  expect(judge(turn({ deltaY: 4, wheelDeltaY: -12, timeStamp: 0 }), 'auto')).toBe('pan');
  expect(judge(turn({ deltaY: 100, wheelDeltaY: -120, timeStamp: 200 }), 'auto')).toBe('pan');
  expect(judge(turn({ deltaY: 100, wheelDeltaY: -120, timeStamp: 400 }), 'auto')).toBe('pan');
  expect(judge(turn({ deltaY: 100, wheelDeltaY: -120, timeStamp: 700 }), 'auto')).toBe('zoom');
});

test('Ctrl always zooms, Shift always pans, and the setting decides the rest', () => {
  const mouse = turn({ deltaY: 100, wheelDeltaY: -120 });
  expect(createWheelJudge()({ ...mouse, ctrlKey: true }, 'pan')).toBe('zoom');
  expect(createWheelJudge()({ ...mouse, shiftKey: true }, 'auto')).toBe('pan');
  expect(createWheelJudge()(mouse, 'pan')).toBe('pan');
  expect(createWheelJudge()(turn({ deltaX: 5, deltaY: 5 }), 'zoom')).toBe('zoom');
});
