import type { Address } from '../kernel/ids.ts';

/** What one step of training came to. */
export interface StepRecord {
  /** From 0. */
  readonly step: number;
  /** Over all training rows, before this step's update; with minibatches too. */
  readonly loss: number;
  /** The share of training rows that are told right, 0 … 1; null where the loss knows no classes. */
  readonly accuracy: number | null;
  /** The same over the validation rows; null where there are none. Measured only, so it may be NaN or infinite while training goes on. */
  readonly validationLoss: number | null;
  readonly validationAccuracy: number | null;
  /** Of this step's update. */
  readonly learningRate: number;
  /** √Σg² over what is trained, with the gradients that this step used. */
  readonly gradientNorm: number;
}

/** Why training went no further. The parameters are those of before the step. */
export interface Stopped {
  /** What broke, where, and what to do, in words. */
  readonly reason: string;
  /** The first slot that broke. */
  readonly address: Address;
  readonly step: number;
}

export function isStopped(result: StepRecord | Stopped): result is Stopped {
  return 'reason' in result;
}
