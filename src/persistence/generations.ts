import type { Entries } from './storage.ts';
import { readSavedRecord, type SavedRecord } from './saved-record.ts';

/** One's own work is stored twice, the last save and the one before, so that a damaged save costs one step and not the work. */
export const generationKeys = ['work/a', 'work/b'] as const;
/** What could not be read, kept for ever as it was found. */
export const asideKey = 'aside';

export interface Generations {
  /** The newest save that can be read; null when there is none. */
  readonly newest: SavedRecord | null;
  /** The one before. */
  readonly older: SavedRecord | null;
  /** Stored values that are no sound record. */
  readonly damaged: readonly unknown[];
  /** Above every revision that was seen. */
  readonly nextRevision: number;
  /** Where the next save goes: not over the newest. */
  readonly nextKey: (typeof generationKeys)[number];
}

/** Makes sense of what is stored at `generationKeys`. A record of a `refused` revision counts as damaged: sound bytes that this version of
 *  the app cannot open. */
export function readGenerations(values: readonly unknown[], refused: ReadonlySet<number> = new Set()): Generations {
  const present = values.slice(0, generationKeys.length);
  const records = present.map((value) => {
    const record = readSavedRecord(value);
    return record !== null && refused.has(record.revision) ? null : record;
  });
  const [a = null, b = null] = records;
  const bIsNewer = b !== null && (a === null || b.revision > a.revision);
  const revisions = present.map((value) => revisionOf(value));
  return {
    newest: bIsNewer ? b : a,
    older: bIsNewer ? a : b,
    damaged: present.filter((value, index) => value !== undefined && records[index] === null),
    nextRevision: Math.max(0, ...revisions) + 1,
    nextKey: bIsNewer ? generationKeys[0] : a === null ? generationKeys[0] : generationKeys[1],
  };
}

/** What to write so that damaged generations, and other damaged values, are put aside instead of being overwritten. `aside` is what
 *  `asideKey` holds. */
export function putAside(
  values: readonly unknown[],
  { damaged }: Generations,
  others: readonly unknown[],
  aside: unknown,
): Entries {
  if (damaged.length + others.length === 0) return [];
  const emptied = generationKeys.filter((_, index) => damaged.includes(values[index]));
  return [[asideKey, [...asideList(aside), ...damaged, ...others]], ...emptied.map((key) => [key, undefined] as const)];
}

/** What lies aside already. */
export function asideList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function revisionOf(value: unknown): number {
  if (typeof value !== 'object' || value === null || !('revision' in value)) return 0;
  return typeof value.revision === 'number' && Number.isSafeInteger(value.revision) ? value.revision : 0;
}
