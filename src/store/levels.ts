import type { Address } from '../kernel/ids.ts';
import type { NudgeDocument } from '../graph/document.ts';
import { documentAround } from '../macros/edit-definition.ts';

/** What lies around a macro of one's own that is being edited, as it was left. */
export interface Level {
  readonly outer: NudgeDocument;
  /** The macro's name, for the undo step. */
  readonly name: string;
  readonly selection: ReadonlySet<Address>;
  /** The inside as it was entered. */
  readonly start: NudgeDocument;
}

/** The levels around what is on the canvas. */
export interface Levels {
  readonly push: (level: Level) => void;
  readonly pop: () => Level | undefined;
  readonly top: () => Level | undefined;
  readonly clear: () => void;
  /** The whole document that goes with what is on the canvas. */
  readonly whole: (inner: NudgeDocument) => NudgeDocument;
}

export function createLevels(): Levels {
  const levels: Level[] = [];
  return {
    push: (level) => void levels.push(level),
    pop: () => levels.pop(),
    top: () => levels.at(-1),
    clear() {
      levels.length = 0;
    },
    whole: (inner) => levels.reduceRight((document, { outer }) => documentAround(outer, document).document, inner),
  };
}
