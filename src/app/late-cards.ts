import { createSignal, type Accessor } from 'solid-js';
import type { NetCards } from '../nodes/net-cards.ts';
import type { Reasons } from '../nodes/reasons.ts';
import type { cardChunk } from './card-chunk.ts';

/** The cards that the first document does not show, and the words for numbers that need explaining. */
export interface LateCards {
  /** Null until they are here. */
  readonly cards: Accessor<NetCards | null>;
  readonly reasons: Accessor<Reasons | null>;
  /** Fetches them if need be. */
  readonly load: () => Promise<void>;
}

export function createLateCards(): LateCards {
  const [chunk, setChunk] = createSignal<typeof cardChunk | null>(null);
  return {
    cards: () => chunk()?.netCards ?? null,
    reasons: () => chunk()?.reasons ?? null,
    async load() {
      if (chunk() === null) setChunk((await import('./card-chunk.ts')).cardChunk);
    },
  };
}
