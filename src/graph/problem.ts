import type { Address } from '../kernel/ids.ts';

/** Why a slot has no number. A half-built graph is a state, not an error. */
export type Problem =
  /** Operands (counted from 0) that nothing is wired to; none listed where an op of any number of inputs has no input at all. */
  | { readonly kind: 'waiting'; readonly operands: readonly number[] }
  /** The slot lies on a loop, spelled out from itself along the wires back to itself. */
  | { readonly kind: 'cycle'; readonly loop: readonly Address[] }
  /** Something upstream, `by`, waits or loops. */
  | { readonly kind: 'blocked'; readonly by: Address };
