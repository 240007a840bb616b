import type { Address } from '../../kernel/ids.ts';
import type { OpId } from '../../ops/table.ts';

/** An operation over what it reads; null where an input waits. */
export interface Use {
  readonly op: OpId;
  readonly inputs: readonly (Address | null)[];
}

/** Makes the nodes that a whole is taken apart into. */
export interface Maker {
  readonly number: (value: number) => Address;
  readonly op: (op: OpId, ...inputs: readonly (Address | null)[]) => Address;
}

/** Looks at the nodes of a document to recognise parts. */
export interface Look {
  /** What the node at an address reads if it is this operation; null if it is another one, or waits for an input. */
  readonly inputs: (address: Address | null, op: OpId) => readonly Address[] | null;
  /** Whether it is a constant of exactly this number. Inputs and parameters are not: they may be nudged. */
  readonly isNumber: (address: Address | null, value: number) => boolean;
  readonly hasRows: (address: Address) => boolean;
}

/** Two equal forms of an operation: whole, as one node, and spelled out in simpler ones. */
export interface Form {
  readonly op: OpId;
  /** `tanh(x)`. */
  readonly whole: string;
  /** `(e − 1) / (e + 1), e = exp(2x)`. */
  readonly parts: string;
  /** Where the two are not the same to the last digit, as one sentence; null where they are. */
  readonly caution: string | null;
  /** Makes all parts but the last, which the node itself becomes. */
  readonly apart: (inputs: readonly (Address | null)[], make: Maker) => Use;
  /** What the whole would read where a node is the last of these parts; null where it is not. */
  readonly together: (last: Use, look: Look) => readonly Address[] | null;
}
