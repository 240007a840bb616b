import { seedFrom } from '../kernel/random.ts';
import { loadRows } from '../compile/program.ts';
import { createBatches, firstBatch, type BatchPlace } from './batches.ts';
import type { Objective } from './objective.ts';

/** Puts rows into the columns of a program, each kind only when others are there. */
export interface RowLoader {
  /** Whether some steps use fewer than all training rows. */
  readonly hasBatches: boolean;
  readonly hasValidation: boolean;
  readonly loadTraining: () => void;
  readonly loadValidation: () => void;
  /** Loads the next minibatch of every table. */
  readonly loadBatch: () => void;
  readonly places: () => readonly BatchPlace[];
  /** Goes back to where the minibatches were. */
  readonly restore: (places: readonly BatchPlace[]) => void;
}

/** Minibatches are drawn from the seed of the settings, for each table apart. */
export function createRowLoader({ program, rows, settings }: Objective, from: readonly BatchPlace[]): RowLoader {
  const { batch, seed } = settings;
  const batchesFrom = (places: readonly BatchPlace[]) =>
    rows.map(({ training }, index) =>
      batch === null || batch >= training.length
        ? null
        : createBatches(training.length, batch, seedFrom(`${seed}/rows/${index}`), places[index]),
    );
  let batches = batchesFrom(from);
  let loaded: 'training' | 'validation' | 'batch' | null = null;

  return {
    hasBatches: batches.some((entry) => entry !== null),
    hasValidation: rows.length > 0 && rows.every(({ validation }) => validation.length > 0),
    loadTraining() {
      if (loaded === 'training') return;
      for (const { space, training } of rows) loadRows(program, space, training);
      loaded = 'training';
    },
    loadValidation() {
      for (const { space, validation } of rows) loadRows(program, space, validation);
      loaded = 'validation';
    },
    loadBatch() {
      for (const [index, { space, training }] of rows.entries()) {
        const chosen = batches[index]?.next();
        loadRows(program, space, chosen === undefined ? training : chosen.map((place) => training[place] ?? 0));
      }
      loaded = 'batch';
    },
    places: () => batches.map((entry, index) => entry?.place() ?? from[index] ?? firstBatch),
    restore(places) {
      batches = batchesFrom(places);
    },
  };
}
