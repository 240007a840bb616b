import { gradientReason } from './gradient-reason.ts';
import { problemText, troubleReason } from './problem-text.ts';

/** Why numbers are absent, 0 or not ordinary, in words. They come late: a document that is well has nothing to explain. */
export const reasons = { gradientReason, problemText, troubleReason };

export type Reasons = typeof reasons;
