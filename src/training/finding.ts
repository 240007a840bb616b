import type { Address } from '../kernel/ids.ts';
import type { Program } from '../compile/program.ts';
import type { NudgeDocument } from '../graph/document.ts';
import { macroContext } from '../macros/context.ts';

export type FindingKind = 'dead' | 'saturated' | 'stuck' | 'vanishing' | 'exploding' | 'growing';

/** Something about a net that keeps it from learning, where it is and why. */
export interface Finding {
  readonly kind: FindingKind;
  /** Where to look first. */
  readonly address: Address;
  /** All places that have the same trouble for the same reason, the first included. */
  readonly addresses: readonly Address[];
  /** What is wrong, why, and what may help, in words. */
  readonly text: string;
}

/** What health is judged by. */
export interface Patient {
  readonly document: NudgeDocument;
  /** Swept forward and backward at the present numbers. */
  readonly program: Program;
  /** What people call a slot. */
  readonly nameOf: (address: Address) => string;
  /** The losses of the run's steps so far, in order; empty before the first. */
  readonly losses: ArrayLike<number>;
}

/** Every parameter of a document, frozen ones too. */
export function parametersIn(document: NudgeDocument): readonly Address[] {
  return macroContext(document).parameters(null);
}
