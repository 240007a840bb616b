import type { Address } from '../kernel/ids.ts';
import type { Optimiser } from '../graph/training-settings.ts';
import { optimisers } from './optimisers.ts';
import type { BatchPlace } from './batches.ts';

/** Everything a run carries from step to step beside the parameters, which are the document's. Plain data, so that it goes between
 *  threads; by address, so that it outlives edits of the graph. */
export interface TrainerState {
  /** Steps done. */
  readonly step: number;
  readonly optimiser: Optimiser['kind'];
  readonly addresses: readonly Address[];
  /** By `addresses`: how many steps moved each parameter. */
  readonly counts: Float64Array;
  /** What the optimiser keeps, one list for each of its moments, by `addresses`. */
  readonly moments: readonly Float64Array[];
  /** The gradients of the latest step, which the next one adds to where they are not zeroed. */
  readonly gradients: Float64Array;
  /** Where the minibatches are, for each table that leads to the loss. */
  readonly batches: readonly BatchPlace[];
}

/** What a trainer keeps of each of its parameters. */
export interface Memory {
  readonly counts: Float64Array;
  readonly moments: readonly Float64Array[];
  readonly gradients: Float64Array;
}

/** The memory of a state brought to other addresses: parameters that are new begin at 0, those that are gone are dropped. What one optimiser
 *  kept says nothing to another, so it starts afresh there. */
export function memoryFrom(
  state: TrainerState | undefined,
  optimiser: Optimiser['kind'],
  addresses: readonly Address[],
): Memory {
  const empty = () => new Float64Array(addresses.length);
  const counts = empty();
  const gradients = empty();
  const moments = Array.from({ length: optimisers[optimiser].moments }, empty);
  if (state === undefined) return { counts, moments, gradients };
  const isSame = state.optimiser === optimiser;
  const placeOf = new Map(state.addresses.map((address, index) => [address, index]));
  for (const [index, address] of addresses.entries()) {
    const place = placeOf.get(address);
    if (place === undefined) continue;
    gradients[index] = state.gradients[place] ?? 0;
    if (!isSame) continue;
    counts[index] = state.counts[place] ?? 0;
    for (const [at, moment] of moments.entries()) moment[index] = state.moments[at]?.[place] ?? 0;
  }
  return { counts, moments, gradients };
}
