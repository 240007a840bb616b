import type { Op } from '../ops/op.ts';
import type { OpId } from '../ops/table.ts';

/** One node for the tape. The array handed to buildTape is in canonical order: a node's index is its canonical rank. */
export interface TapeNode {
  readonly op: OpId | 'leaf';
  /** The operands, as indices into the same array, in any order. No cycles. */
  readonly inputs: readonly number[];
  /** For a column, a leaf with one number for each row: its row space. */
  readonly space?: number;
}

/** Neighbouring slots of one stratum, from ≤ slot < to, with the same level and op. */
export interface Run {
  readonly op: Op;
  readonly from: number;
  readonly to: number;
}
