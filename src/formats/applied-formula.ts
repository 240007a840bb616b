import type { Address, NodeId } from '../kernel/ids.ts';
import type { NudgeDocument } from '../graph/document.ts';

/** What became of a formula. */
export interface AppliedFormula {
  readonly ok: true;
  readonly document: NudgeDocument;
  /** The node that the formula defines. */
  readonly selected: Address;
  readonly remarks: readonly string[];
  /** Nodes that were not there before. */
  readonly added: readonly NodeId[];
}
