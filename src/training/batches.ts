import { createRandom, seedFrom } from '../kernel/random.ts';

/** Where one data set's run through its rows stands. Plain, so that a run can be put away and taken up again. */
export interface BatchPlace {
  /** How many times all rows have been gone through. */
  readonly epoch: number;
  /** How many rows of the present round were taken. */
  readonly taken: number;
}

export const firstBatch: BatchPlace = { epoch: 0, taken: 0 };

/** All whole numbers below `count` in an order that depends on nothing but seed and epoch (R. Fisher and F. Yates; D. E. Knuth, The Art of
 *  Computer Programming, vol. 2, algorithm P), so that a run can be taken up anywhere. */
export function shuffledRows(count: number, seed: number, epoch: number): Int32Array {
  const random = createRandom(seedFrom(`${seed}/epoch/${epoch}`));
  const rows = Int32Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const chosen = random.integer(last + 1);
    const row = rows[last] ?? 0;
    rows[last] = rows[chosen] ?? 0;
    rows[chosen] = row;
  }
  return rows;
}

export interface Batches {
  /** The rows of the next batch, as places among the training rows. The last of a round has what is left, as in PyTorch. */
  readonly next: () => Int32Array;
  readonly place: () => BatchPlace;
}

/** Goes through `count` rows in batches of `size`, every row once in each round, shuffled anew for each. A place past the end of the round
 *  (rows were taken out meanwhile) begins the next one. */
export function createBatches(count: number, size: number, seed: number, from: BatchPlace = firstBatch): Batches {
  let { epoch, taken } = from;
  let order: Int32Array | null = null;

  return {
    next() {
      if (taken >= count) {
        epoch++;
        taken = 0;
        order = null;
      }
      order ??= shuffledRows(count, seed, epoch);
      const batch = order.subarray(taken, taken + size);
      taken += batch.length;
      return batch;
    },
    place: () => ({ epoch, taken }),
  };
}
