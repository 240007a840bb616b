import { keyStep, stepBy } from '../kernel/key-step.ts';

/** The range and step a number's owner chose for it. */
export interface SliderRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** Shift takes ten steps at a time and Alt a tenth of one. */
export function stepFactor(keys: { readonly shiftKey: boolean; readonly altKey: boolean }): number {
  return (keys.shiftKey ? 10 : 1) * (keys.altKey ? 0.1 : 1);
}

/** A step of `x` moved `count` times, held at the slider's end. A number that was typed from outside the range moves freely, and one
 *  that would leave the range of binary64 stays. */
export function stepped(x: number, count: number, factor: number, slider: SliderRange | undefined): number {
  return held(stepBy(x, stepBy(0, keyStep(x, slider?.step), factor), count), x, slider);
}

function held(next: number, from: number, slider: SliderRange | undefined): number {
  if (!Number.isFinite(next)) return from;
  if (slider === undefined || from < slider.min || from > slider.max) return next;
  return Math.max(slider.min, Math.min(next, slider.max));
}

/** How far the pointer goes for one step, in CSS px. */
const pixelsPerStep = 2;
/** How far it goes from one end of a slider's range to the other, in CSS px. */
const pixelsPerRange = 240;

/** A number under a moving pointer. `at(x, factor)` is the number for the pointer at x (CSS px, counted from where the track began);
 *  changing the factor on the way goes on from the number reached, so that nothing jumps. */
export function createScrubTrack(start: number, slider: SliderRange | undefined) {
  const step = keyStep(start, slider?.step);
  const pixels =
    slider === undefined
      ? pixelsPerStep
      : Math.min(pixelsPerStep * 4, (pixelsPerRange * step) / (slider.max - slider.min));
  let base = start;
  let origin = 0;
  let lastX = 0;
  let lastFactor = 1;
  let value = start;
  return {
    at(x: number, factor: number): number {
      if (factor !== lastFactor) {
        base = value;
        origin = lastX;
        lastFactor = factor;
      }
      lastX = x;
      const count = Math.trunc((x - origin) / pixels);
      value = held(stepBy(base, stepBy(0, step, factor), count), base, slider);
      return value;
    },
  };
}
