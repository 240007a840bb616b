import type { Address } from '../kernel/ids.ts';

/** Why a slot has no number. A half-built graph is a state, not an error. */
export type Problem =
  /** Operands (counted from 0) that nothing is wired to; none listed where an op of any number of inputs has no input at all. */
  | { readonly kind: 'waiting'; readonly operands: readonly number[] }
  /** The slot lies on a loop, spelled out from itself along the wires back to itself. */
  | { readonly kind: 'cycle'; readonly loop: readonly Address[] }
  /** Columns of data sets with different numbers of rows meet here: the operands that have rows, and how many rows each has. */
  | { readonly kind: 'rows'; readonly operands: readonly Address[]; readonly lengths: readonly number[] }
  /** A column of a table that is too large for what is computed in each row: `rows` · `slots` is more than `most`. */
  | { readonly kind: 'size'; readonly rows: number; readonly slots: number; readonly most: number }
  /** Something upstream, `by`, has no number itself. */
  | { readonly kind: 'blocked'; readonly by: Address };
