import type { Address } from '../kernel/ids.ts';
import type { TrainerState } from '../training/trainer-state.ts';

/** What training knows beside the document, put away so that a reload can go on: where the run began, and what the optimiser keeps.
 *  It belongs to a document that has these very numbers, and to no other. */
export interface TrainingJournalEntry {
  readonly addresses: readonly Address[];
  /** By `addresses`: the numbers that the document had then. */
  readonly numbers: Float64Array;
  readonly initial: { readonly addresses: readonly Address[]; readonly numbers: Float64Array };
  readonly state: TrainerState;
}

export interface TrainingJournal {
  /** The latest entry; null where there is none, or none that can be read. */
  readonly read: () => TrainingJournalEntry | null;
  readonly write: (entry: TrainingJournalEntry) => void;
}
