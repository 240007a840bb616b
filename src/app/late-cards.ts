import { createSignal, type Accessor } from 'solid-js';
import type { NetCards } from '../nodes/net-cards.ts';

/** The cards that the first document does not show, once they have arrived. */
export interface LateCards {
  /** Null until they have. */
  readonly now: Accessor<NetCards | null>;
  /** Fetches them if need be. */
  readonly load: () => Promise<void>;
}

export function createLateCards(): LateCards {
  const [now, setNow] = createSignal<NetCards | null>(null);
  return {
    now,
    async load() {
      if (now() === null) setNow((await import('../nodes/net-cards.ts')).netCards);
    },
  };
}
