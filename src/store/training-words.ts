import { shortNumeral } from '../kernel/numeral.ts';
import type { StepRecord } from '../training/step-record.ts';
import { mostDeaths } from './training-host.ts';

export function countOfSteps(count: number): string {
  return count === 1 ? '1 step' : `${count} steps`;
}

/** A stretch of training in the words of the undo menu. */
export function trainedLabel(steps: number): string {
  return `Train ${countOfSteps(steps)}`;
}

/** What a screen reader hears of a step: `Step 40, loss 0.12, accuracy 95 %`. */
export function spokenStep({ step, loss, accuracy }: StepRecord): string {
  const share = accuracy === null ? '' : `, accuracy ${percent(accuracy)}`;
  return `Step ${step}, loss ${shortNumeral(loss)}${share}`;
}

/** A share as people read it: `97 %`, `99.5 %`. */
export function percent(share: number): string {
  return `${shortNumeral(Math.round(share * 1000) / 10)} %`;
}

export const crashText = 'The calculator stopped and was restarted. Nothing was lost.';

export const givenUpText = `The calculator stopped ${mostDeaths.count} times within a minute, so training is paused. Nothing was lost. Press Play to try again.`;

export const insideText = 'A macro is being edited. Choose Done, then train the document around it.';

export function droppedRunText(name: string): string {
  return `The oldest run, “${name}”, was removed to make room.`;
}
