import type { TrainingSpeed } from './training.ts';

/** How many steps are due at some time, at a speed. */
export interface Pace {
  /** Begins to count at a step. */
  readonly start: (step: number, now: number) => void;
  /** Steps that are due now; Infinity at full speed. */
  readonly due: (step: number, speed: TrainingSpeed, now: number) => number;
  /** Milliseconds until the next one is due. */
  readonly wait: (step: number, speed: TrainingSpeed, now: number) => number;
}

/** A machine that cannot keep up is not made to run after what it missed for longer than this, in milliseconds. */
const mostBehind = 250;

export function createPace(): Pace {
  let from = { step: 0, time: 0 };
  return {
    start: (step, now) => void (from = { step, time: now }),
    due(step, speed, now) {
      if (speed === 'full') return Number.POSITIVE_INFINITY;
      const length = 1000 / speed;
      // The first step is due at once.
      const behind = now - from.time - (step - from.step) * length;
      if (behind > mostBehind + length) from = { step, time: now - mostBehind };
      return Math.max(0, Math.floor((now - from.time) / length) + 1 - (step - from.step));
    },
    wait: (step, speed, now) => (speed === 'full' ? 0 : from.time + ((step - from.step) * 1000) / speed - now),
  };
}
