import type { Address, NodeId } from '../kernel/ids.ts';
import type { OpId } from '../ops/table.ts';
import type { OrderKey } from './document.ts';

/** One number of the expanded document: a leaf, or one op over other slots. This is all that the engine learns of a graph. */
export interface Slot {
  readonly address: Address;
  readonly order: OrderKey;
  readonly op: OpId | 'leaf';
  /** One entry for each operand, null where nothing is wired. Empty for a leaf. */
  readonly inputs: readonly (Address | null)[];
  /** The leaf's number; 0 for an op. */
  readonly value: number;
  /** Constants have no gradient. */
  readonly constant: boolean;
  /** For a leaf that is a column of data: its numbers in all rows of the table. */
  readonly column?: readonly number[];
  /** The data node that the column belongs to. */
  readonly data?: NodeId;
}
