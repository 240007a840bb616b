import { asideKey, asideList, generationKeys, putAside, readGenerations, type Generations } from './generations.ts';
import { partingKey, readParting, type Parting } from './parting.ts';
import { savedRecord, type SavedRecord } from './saved-record.ts';
import { changeShelf, isSoundShelf, readShelf, shelfEntryKey, shelfKey, shelfText, type ShelfEntry } from './shelf.ts';
import type { Entries, Storage } from './storage.ts';

export interface WorkWrite {
  readonly title: string;
  readonly nodes: number;
  readonly text: string;
  /** The revision this continues; another one stored is a conflict and nothing is written. Null: whatever is stored goes on the shelf. */
  readonly continues: number | null;
  /** The shelf entry that this was opened from; it leaves the shelf. */
  readonly fromShelf: string | null;
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
  readonly read: () => Promise<Generations & { readonly shelf: readonly ShelfEntry[] }>;
  readonly write: (what: WorkWrite) => Promise<WorkWritten>;
  /** Leaves the work behind without waiting, for `settle` to find. */
  readonly part: (what: WorkWrite) => void;
  /** Makes a proper save of what a page left behind when it was closed. What no longer continues the stored work goes on the shelf;
   *  its title is returned, else null. */
  readonly settle: () => Promise<string | null>;
  /** Counts a sound save as damaged from now on: this version of the app cannot open it. It is put aside, never overwritten. */
  readonly refuse: (revision: number) => void;
  readonly shelfText: (id: string) => Promise<string | null>;
  /** Whatever could not be read, as it was found. */
  readonly aside: () => Promise<readonly unknown[]>;
}

const keys = [...generationKeys, shelfKey, asideKey, partingKey];

/** `now` is for people to read on the shelf, an ISO date in UTC. */
export function createWorkStore(storage: Storage, now: () => string): WorkStore {
  const refused = new Set<number>();

  /** What to write for a save, and what came of it. */
  function plan(values: readonly unknown[], what: WorkWrite): readonly [Entries, WorkWritten] {
    const [a, b, shelf, aside] = values;
    const generations = readGenerations([a, b], refused);
    const { newest, nextRevision: revision, nextKey } = generations;
    if (what.continues !== null && (newest?.revision ?? 0) !== what.continues) return [[], { kind: 'conflict' }];
    const replaced = what.continues === null && worthKeeping(newest, what.text) ? newest : null;
    const change = changeShelf(readShelf(shelf), what.fromShelf, replaced, now());
    const shelved = replaced === null ? null : (change.shelf[0] ?? null);
    const { title, nodes, text } = what;
    const entries: Entries = [
      ...putAside([a, b], generations, isSoundShelf(shelf) ? [] : [shelf], aside),
      ...(isSoundShelf(shelf) ? [] : [[shelfKey, readShelf(shelf)] as const]),
      ...change.entries,
      [nextKey, savedRecord({ revision, title, nodes, text })],
      [partingKey, undefined],
    ];
    return [
      entries,
      { kind: 'written', revision, shelved, dropped: change.dropped, setAside: generations.damaged.length },
    ];
  }

  return {
    async read() {
      const [a, b, shelf] = await storage.read([...generationKeys, shelfKey]);
      return { ...readGenerations([a, b], refused), shelf: readShelf(shelf) };
    },
    async write(what) {
      let result: WorkWritten = { kind: 'conflict' };
      await storage.update(keys, (values) => {
        const [entries, outcome] = plan(values, what);
        result = outcome;
        return entries;
      });
      return result;
    },
    part({ title, nodes, text, continues, fromShelf }) {
      const record = savedRecord({ revision: (continues ?? 0) + 1, title, nodes, text });
      storage.putNow([[partingKey, { record, continues, fromShelf } satisfies Parting]]);
    },
    async settle() {
      const [left] = await storage.read([partingKey]);
      if (left === undefined) return null;
      let shelvedTitle: string | null = null;
      await storage.update(keys, (values) => {
        const [a, b, shelf, aside, value] = values;
        const parting = readParting(value);
        if (value === undefined) return [];
        if (parting === null)
          return [
            [asideKey, [...asideList(aside), value]],
            [partingKey, undefined],
          ];
        const { record, continues, fromShelf } = parting;
        const { newest } = readGenerations([a, b], refused);
        if (newest?.text === record.text) return [[partingKey, undefined]];
        const [entries, outcome] = plan(values, { ...record, continues, fromShelf });
        if (outcome.kind === 'written') return entries;
        shelvedTitle = record.title;
        return [...changeShelf(readShelf(shelf), fromShelf, record, now()).entries, [partingKey, undefined]];
      });
      return shelvedTitle;
    },
    refuse: (revision) => void refused.add(revision),
    async shelfText(id) {
      const [value] = await storage.read([shelfEntryKey(id)]);
      return shelfText(value);
    },
    async aside() {
      const [value] = await storage.read([asideKey]);
      return asideList(value);
    },
  };
}

/** An empty canvas and the same document again need no place on the shelf. */
function worthKeeping(record: SavedRecord | null, text: string): boolean {
  return record !== null && record.nodes > 0 && record.text !== text;
}
