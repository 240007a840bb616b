import type { Address } from '../kernel/ids.ts';
import type { NudgeDocument } from '../graph/document.ts';
import type { StepRecord, Stopped } from '../training/step-record.ts';
import type { TrainerState } from '../training/trainer-state.ts';

/** What a batch of steps started from. Answers that carry other versions than the present ones come from a document that is no more. */
export interface Versions {
  /** Grows with each change of wiring, data or settings. */
  readonly program: number;
  /** Grows with each change of anything, and whenever a batch that is under way is no longer wanted. */
  readonly numbers: number;
}

/** What the page asks of whoever does the steps. Each message has one answer. */
export type ToTrainer =
  | {
      readonly kind: 'load';
      readonly versions: Versions;
      readonly document: NudgeDocument;
      readonly state: TrainerState | null;
    }
  | {
      readonly kind: 'advance';
      readonly versions: Versions;
      /** The most steps. */
      readonly steps: number;
      /** In milliseconds: no step begins after this time, but the first one always does. */
      readonly budget: number;
    };

/** Some steps, done one after the other. */
export interface Batch {
  readonly kind: 'batch';
  readonly versions: Versions;
  readonly records: readonly StepRecord[];
  /** The parameters before each of the steps, one step after the other: records.length × addresses.length. */
  readonly before: Float64Array;
  /** The parameters after the last step. */
  readonly numbers: Float64Array;
  readonly state: TrainerState;
  /** Why the step after the last one was not taken; null when all went well. */
  readonly stopped: Stopped | null;
}

export type FromTrainer =
  | {
      readonly kind: 'loaded';
      readonly versions: Versions;
      /** What is trained. */
      readonly addresses: readonly Address[];
      readonly usesBatches: boolean;
      /** The run's settings in words. */
      readonly name: string;
    }
  | {
      readonly kind: 'problem';
      readonly versions: Versions;
      /** Why this document cannot be trained, in words. */
      readonly message: string;
      /** Where that is; null when it is nowhere in particular. */
      readonly address: Address | null;
    }
  | Batch;

export function sameVersions(some: Versions, others: Versions): boolean {
  return some.program === others.program && some.numbers === others.numbers;
}
