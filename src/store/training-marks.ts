import type { Address } from '../kernel/ids.ts';
import { leafNumber } from '../graph/patch.ts';
import type { NudgeDocument } from '../graph/document.ts';
import type { TrainerState } from '../training/trainer-state.ts';

/** Where training stood when the document had certain numbers. */
export interface Mark {
  readonly addresses: readonly Address[];
  readonly numbers: Float64Array;
  /** Null before the first step. */
  readonly state: TrainerState | null;
}

/** Remembers what the optimiser kept at the ends of stretches, so that undo and redo, which bring the numbers back, bring that back too. */
export interface Marks {
  readonly add: (mark: Mark) => void;
  /** The latest mark whose numbers are the document's, bit for bit. */
  readonly at: (document: NudgeDocument) => Mark | undefined;
  readonly clear: () => void;
}

/** How many are kept, and how many numbers together (32 MB with an optimiser of two moments). */
const mostMarks = 200;
const mostNumbers = 1e6;

export function createMarks(): Marks {
  let marks: readonly Mark[] = [];
  return {
    add(mark) {
      const most = Math.max(2, Math.min(mostMarks, Math.floor(mostNumbers / Math.max(1, mark.numbers.length))));
      marks = [...marks, mark].slice(-most);
    },
    at: (document) =>
      marks.findLast(({ addresses, numbers }) =>
        addresses.every((address, index) => Object.is(leafNumber(document, address), numbers[index])),
      ),
    clear: () => void (marks = []),
  };
}
