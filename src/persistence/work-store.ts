import { asideKey, generationKeys, putAside, readGenerations, type Generations } from './generations.ts';
import { savedRecord, type SavedRecord } from './saved-record.ts';
import { changeShelf, readShelf, shelfEntryKey, shelfKey, shelfText, type ShelfEntry } from './shelf.ts';
import type { Storage } from './storage.ts';

export interface WorkWrite {
  readonly title: string;
  readonly nodes: number;
  readonly text: string;
  /** The revision this continues; another one stored is a conflict and nothing is written. Null: whatever is stored goes on the shelf. */
  readonly continues: number | null;
  /** The shelf entry that this was opened from; it leaves the shelf. */
  readonly fromShelf: string | null;
  /** Revisions that this version of the app could not open. They are put aside. */
  readonly refused: ReadonlySet<number>;
}

export type WorkWritten =
  | { readonly kind: 'conflict' }
  | {
      readonly kind: 'written';
      readonly revision: number;
      /** What made way. */
      readonly shelved: ShelfEntry | null;
      readonly dropped: readonly ShelfEntry[];
      /** How many damaged values were put aside. */
      readonly setAside: number;
    };

/** One's own work, the shelf of what made way for it, and what could not be read. Every change is one transaction. */
export interface WorkStore {
  readonly read: (refused: ReadonlySet<number>) => Promise<Generations & { readonly shelf: readonly ShelfEntry[] }>;
  readonly write: (what: WorkWrite) => Promise<WorkWritten>;
  readonly shelfText: (id: string) => Promise<string | null>;
  /** Whatever could not be read, as it was found. */
  readonly aside: () => Promise<readonly unknown[]>;
}

/** `now` is for people to read on the shelf, an ISO date in UTC. */
export function createWorkStore(storage: Storage, now: () => string): WorkStore {
  return {
    async read(refused) {
      const values = await storage.read([...generationKeys, shelfKey]);
      return { ...readGenerations(values, refused), shelf: readShelf(values[2]) };
    },
    async write({ title, nodes, text, continues, fromShelf, refused }) {
      let result: WorkWritten = { kind: 'conflict' };
      await storage.update([...generationKeys, shelfKey, asideKey], (values) => {
        result = { kind: 'conflict' };
        const [a, b, shelf, aside] = values;
        const generations = readGenerations([a, b], refused);
        const { newest, nextRevision: revision, nextKey } = generations;
        if (continues !== null && (newest?.revision ?? 0) !== continues) return [];
        const replaced = continues === null ? newest : null;
        const change = changeShelf(readShelf(shelf), fromShelf, worthKeeping(replaced, text) ? replaced : null, now());
        result = {
          kind: 'written',
          revision,
          shelved: change.entries.length > 0 && worthKeeping(replaced, text) ? (change.shelf[0] ?? null) : null,
          dropped: change.dropped,
          setAside: generations.damaged.length,
        };
        const record = savedRecord({ revision, title, nodes, text });
        return [...putAside([a, b], generations, aside), ...change.entries, [nextKey, record]];
      });
      return result;
    },
    async shelfText(id) {
      const [value] = await storage.read([shelfEntryKey(id)]);
      return shelfText(value);
    },
    async aside() {
      const [value] = await storage.read([asideKey]);
      return Array.isArray(value) ? value : [];
    },
  };
}

/** An empty canvas and the same document again need no place on the shelf. */
function worthKeeping(record: SavedRecord | null, text: string): boolean {
  return record !== null && record.nodes > 0 && record.text !== text;
}
