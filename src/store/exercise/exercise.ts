import type { Question } from '../../compile/slip.ts';
import type { NudgeDocument } from '../../graph/document.ts';

/** One sheet of a set: the graph with numbers of its own. */
export interface Exercise {
  /** Counted from 1. */
  readonly place: number;
  readonly seed: number;
  readonly document: NudgeDocument;
  readonly questions: readonly Question[];
}
