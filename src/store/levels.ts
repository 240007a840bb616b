import type { Address } from '../kernel/ids.ts';
import type { DefinitionId, NudgeDocument } from '../graph/document.ts';

/** How the inside of a definition and the document around it follow from each other: `definition-editing.ts`. It is handed in, so that
 *  a page on which no macro is edited does not load it. */
export interface DefinitionEditing {
  readonly documentInside: (document: NudgeDocument, id: DefinitionId) => NudgeDocument | null;
  readonly documentAround: (
    outer: NudgeDocument,
    inner: NudgeDocument,
  ) => { readonly document: NudgeDocument; readonly remarks: readonly string[] };
  /** Why an edit cannot be made inside, in words; null when it can. */
  readonly insideProblem: (before: NudgeDocument, after: NudgeDocument) => string | null;
}

/** What lies around a macro of one's own that is being edited, as it was left. */
export interface Level {
  readonly outer: NudgeDocument;
  /** The macro's name, for the undo step. */
  readonly name: string;
  readonly selection: ReadonlySet<Address>;
  /** The inside as it was entered. */
  readonly start: NudgeDocument;
  readonly editing: DefinitionEditing;
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
    whole: (inner) =>
      levels.reduceRight((document, { outer, editing }) => editing.documentAround(outer, document).document, inner),
  };
}
