import type { Entries } from './storage.ts';
import { readSavedRecord, type SavedRecord } from './saved-record.ts';

/** A document that made way for another one. */
export interface ShelfEntry {
  readonly id: string;
  readonly title: string;
  readonly nodes: number;
  /** When it made way, as an ISO date in UTC; for people to read, never to sort by. */
  readonly at: string;
}

export const shelfKey = 'shelf';
/** The shelf holds so many; the oldest goes first. */
export const shelfSize = 10;

export function shelfEntryKey(id: string): string {
  return `shelf/${id}`;
}

/** The entries, newest first; what is no list of entries counts as empty. */
export function readShelf(value: unknown): readonly ShelfEntry[] {
  return Array.isArray(value) ? value.filter(isEntry) : [];
}

/** Whether the stored value is a whole list of entries, or nothing yet. */
export function isSoundShelf(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.every(isEntry));
}

export interface ShelfChange {
  readonly shelf: readonly ShelfEntry[];
  /** What to write. */
  readonly entries: Entries;
  /** The entries that had to go because the shelf was full. */
  readonly dropped: readonly ShelfEntry[];
}

/** The shelf without the entry `removed`, and with the record on it, under an id that no entry has. */
export function changeShelf(
  before: readonly ShelfEntry[],
  removed: string | null,
  added: SavedRecord | null,
  at: string,
): ShelfChange {
  const left = before.filter(({ id }) => id !== removed);
  const fresh =
    added === null ? [] : [{ id: freshId(before, added.revision), title: added.title, nodes: added.nodes, at }];
  const all = [...fresh, ...left];
  const shelf = all.slice(0, shelfSize);
  const dropped = all.slice(shelfSize);
  if (fresh.length === 0 && left.length === before.length) return { shelf: before, entries: [], dropped: [] };
  const gone = [...dropped.map(({ id }) => id), ...(left.length < before.length && removed !== null ? [removed] : [])];
  return {
    shelf,
    dropped,
    entries: [
      [shelfKey, shelf],
      ...gone.map((id) => [shelfEntryKey(id), undefined] as const),
      ...fresh.map(({ id }) => [shelfEntryKey(id), added] as const),
    ],
  };
}

function freshId(shelf: readonly ShelfEntry[], revision: number): string {
  const taken = new Set(shelf.map(({ id }) => id));
  for (let copy = 1; ; copy++) {
    const id = copy === 1 ? `s${revision}` : `s${revision}-${copy}`;
    if (!taken.has(id)) return id;
  }
}

/** The document text of a stored entry; null when it is damaged. */
export function shelfText(value: unknown): string | null {
  return readSavedRecord(value)?.text ?? null;
}

function isEntry(value: unknown): value is ShelfEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { id, title, nodes, at } = { id: null, title: null, nodes: null, at: null, ...value };
  return typeof id === 'string' && typeof title === 'string' && typeof nodes === 'number' && typeof at === 'string';
}
