import type { Address } from '../kernel/ids.ts';
import type { NudgeDocument } from '../graph/document.ts';
import { landscapeJob, type LandscapeJob } from './picture-job.ts';

/** A landscape to be computed, with all that is needed to do so elsewhere. */
export interface LandscapeRequest {
  readonly document: NudgeDocument;
  /** Numbers that differ from the document's. */
  readonly numbers: readonly (readonly [Address, number])[];
  readonly job: LandscapeJob;
}

/** How far it has come. `losses` are n × n, NaN where none is known yet. */
export interface LandscapeAnswer {
  /** 0 … 1. */
  readonly share: number;
  readonly losses: Float64Array;
}

/** Whoever waits for a landscape. `done` or `failed` is the last that is heard. */
export interface LandscapeListener {
  readonly progress: (answer: LandscapeAnswer) => void;
  readonly done: (losses: Float64Array) => void;
  /** In words. */
  readonly failed: (message: string) => void;
}

/** Computes a landscape somewhere. Returns how to cancel it. */
export type ComputeLandscape = (request: LandscapeRequest, listener: LandscapeListener) => () => void;

/** A landscape in slices. */
export interface LandscapeRun {
  /** Goes on for about so many milliseconds, one row at least. The losses are a copy. */
  readonly advance: (budget: number) => LandscapeAnswer;
}

/** @param now milliseconds that never run backwards
 *  @returns null where there is nothing to compute: no loss, or an unknown parameter */
export function createLandscapeRun(
  { document, numbers, job }: LandscapeRequest,
  now: () => number,
): LandscapeRun | null {
  const started = landscapeJob(document, numbers, job);
  if (started === null) return null;
  let done = 0;
  return {
    advance(budget) {
      const end = now() + budget;
      while (done < job.n && started.rows.next().done !== true) {
        done++;
        if (now() >= end) break;
      }
      return { share: done / job.n, losses: started.losses.slice() };
    },
  };
}

export const noLandscape =
  'There is no landscape here: the loss must be one number, and both parameters must be different and lead to it.';
