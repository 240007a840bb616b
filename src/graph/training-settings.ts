import type { Address } from '../kernel/ids.ts';

/** How a document is trained. Saved in it, so that the same file gives the same run everywhere. */
export interface TrainingSettings {
  /** The loss that is made smaller; null takes the root. */
  readonly loss: Address | null;
  readonly optimiser: Optimiser;
  /** The learning rate of the first step; the schedule scales it. */
  readonly learningRate: number;
  readonly schedule: Schedule;
  /** As in PyTorch: weightDecay · p is added to the gradient of every parameter p, but with AdamW each step takes p towards 0 by
   *  learning rate · weightDecay · p apart from its gradient (decoupled). */
  readonly weightDecay: number;
  /** Rows in each step; null takes all of them. */
  readonly batch: number | null;
  /** What minibatches are drawn from. */
  readonly seed: number;
  /** False leaves the gradients of earlier steps in place: the lecture's famous mistake. */
  readonly zeroGrad: boolean;
  /** How many steps the schedule is laid out for, and where Play stops by itself. */
  readonly steps: number;
}

export type Optimiser =
  | { readonly kind: 'sgd' }
  | { readonly kind: 'momentum'; readonly momentum: number }
  | { readonly kind: 'nesterov'; readonly momentum: number }
  | { readonly kind: 'rmsprop'; readonly decay: number; readonly epsilon: number }
  | { readonly kind: 'adam'; readonly beta1: number; readonly beta2: number; readonly epsilon: number }
  | { readonly kind: 'adamw'; readonly beta1: number; readonly beta2: number; readonly epsilon: number };

/** The learning rate at step k of n (from 0) as a factor of the first one.
 *  `linear`: 1 − (1 − end) · k / n, the moons demo with end 0.1. `step`: factor^⌊k / every⌋. `cosine`: from 1 to end along half a cosine.
 *  `warmup`: rises from 1 / steps to 1 over the first steps, then stays. */
export type Schedule =
  | { readonly kind: 'constant' }
  | { readonly kind: 'linear'; readonly end: number }
  | { readonly kind: 'step'; readonly every: number; readonly factor: number }
  | { readonly kind: 'cosine'; readonly end: number }
  | { readonly kind: 'warmup'; readonly steps: number };

export const defaultTraining: TrainingSettings = {
  loss: null,
  optimiser: { kind: 'sgd' },
  learningRate: 0.1,
  schedule: { kind: 'constant' },
  weightDecay: 0,
  batch: null,
  seed: 1,
  zeroGrad: true,
  steps: 100,
};
