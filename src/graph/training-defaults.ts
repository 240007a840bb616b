import type { Optimiser, Schedule } from './training-settings.ts';

/** What an optimiser is set to before anyone changes it: PyTorch's own numbers, and for the momentum, which it leaves open, the usual 0.9. */
export const optimiserDefaults: { readonly [Kind in Optimiser['kind']]: Extract<Optimiser, { kind: Kind }> } = {
  sgd: { kind: 'sgd' },
  momentum: { kind: 'momentum', momentum: 0.9 },
  nesterov: { kind: 'nesterov', momentum: 0.9 },
  rmsprop: { kind: 'rmsprop', decay: 0.99, epsilon: 1e-8 },
  adam: { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  adamw: { kind: 'adamw', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
};

/** What a schedule is set to before anyone changes it. `linear` is the moons demo's. */
export const scheduleDefaults: { readonly [Kind in Schedule['kind']]: Extract<Schedule, { kind: Kind }> } = {
  constant: { kind: 'constant' },
  linear: { kind: 'linear', end: 0.1 },
  step: { kind: 'step', every: 30, factor: 0.5 },
  cosine: { kind: 'cosine', end: 0 },
  warmup: { kind: 'warmup', steps: 10 },
};

/** The most steps that a run may be laid out for. */
export const mostSteps = 1_000_000;
