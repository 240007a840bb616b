import { mostSteps } from '../../graph/training-defaults.ts';
import type { Optimiser, Schedule } from '../../graph/training-settings.ts';

/** One number of an optimiser or a schedule, and what the whole becomes with another one. */
export interface NumberSetting<Whole> {
  readonly title: string;
  readonly value: number;
  readonly isWhole?: boolean;
  /** What is wrong with a number, in words; null when it will do. */
  readonly problem: Check;
  readonly set: (value: number) => Whole;
}

export type Check = (value: number) => string | null;

// The limits are those of the file format.
export const notNegative: Check = (value) => (value >= 0 ? null : 'It should be 0 or more.');
export const above0: Check = (value) => (value > 0 ? null : 'It should be above 0.');
export const fading: Check = (value) => (value >= 0 && value < 1 ? null : 'It should be from 0 to below 1.');
export const share: Check = (value) => (value >= 0 && value <= 1 ? null : 'It should be from 0 to 1.');
export const whole: Check = (value) => (Number.isSafeInteger(value) ? null : 'It should be a whole number.');
export const counted: Check = (value) => whole(value) ?? (value >= 1 ? null : 'It should be 1 or more.');
export const stepCount: Check = (value) =>
  counted(value) ?? (value <= mostSteps ? null : `It should be at most ${mostSteps.toLocaleString('en-US')}.`);

/** What can be set about an optimiser, in the order people read about it. */
export function optimiserNumbers(optimiser: Optimiser): readonly NumberSetting<Optimiser>[] {
  switch (optimiser.kind) {
    case 'sgd':
      return [];
    case 'momentum':
    case 'nesterov':
      return [
        {
          title: 'Momentum',
          value: optimiser.momentum,
          problem: fading,
          set: (momentum) => ({ ...optimiser, momentum }),
        },
      ];
    case 'rmsprop':
      return [
        { title: 'Decay', value: optimiser.decay, problem: fading, set: (decay) => ({ ...optimiser, decay }) },
        { title: 'ε', value: optimiser.epsilon, problem: notNegative, set: (epsilon) => ({ ...optimiser, epsilon }) },
      ];
    case 'adam':
    case 'adamw':
      return [
        { title: 'β₁', value: optimiser.beta1, problem: fading, set: (beta1) => ({ ...optimiser, beta1 }) },
        { title: 'β₂', value: optimiser.beta2, problem: fading, set: (beta2) => ({ ...optimiser, beta2 }) },
        { title: 'ε', value: optimiser.epsilon, problem: notNegative, set: (epsilon) => ({ ...optimiser, epsilon }) },
      ];
  }
}

/** What can be set about a schedule. */
export function scheduleNumbers(schedule: Schedule): readonly NumberSetting<Schedule>[] {
  switch (schedule.kind) {
    case 'constant':
      return [];
    case 'linear':
    case 'cosine':
      return [
        { title: 'Falls to this share', value: schedule.end, problem: share, set: (end) => ({ ...schedule, end }) },
      ];
    case 'step':
      return [
        {
          title: 'Every so many steps',
          value: schedule.every,
          isWhole: true,
          problem: counted,
          set: (every) => ({ ...schedule, every }),
        },
        { title: 'Times', value: schedule.factor, problem: above0, set: (factor) => ({ ...schedule, factor }) },
      ];
    case 'warmup':
      return [
        {
          title: 'Over so many steps',
          value: schedule.steps,
          isWhole: true,
          problem: counted,
          set: (steps) => ({ ...schedule, steps }),
        },
      ];
  }
}
