import { readSavedRecord, type SavedRecord } from './saved-record.ts';

/** What a page leaves behind in the moment it is closed, when there is no time for a proper save. The next visit makes one of it. */
export interface Parting {
  readonly record: SavedRecord;
  /** As in a proper save: the revision that it continues, or null for a visitor that was changed. */
  readonly continues: number | null;
  readonly fromShelf: string | null;
}

export const partingKey = 'parting';

/** The stored value as a parting; null when it is damaged or something else. */
export function readParting(value: unknown): Parting | null {
  if (typeof value !== 'object' || value === null) return null;
  const parts = { record: null, continues: undefined, fromShelf: undefined, ...value };
  const record = readSavedRecord(parts.record);
  const { continues, fromShelf } = parts;
  if (record === null || !isNullOr(continues, 'number') || !isNullOr(fromShelf, 'string')) return null;
  return { record, continues, fromShelf };
}

function isNullOr(value: unknown, type: 'number'): value is number | null;
function isNullOr(value: unknown, type: 'string'): value is string | null;
function isNullOr(value: unknown, type: string): boolean {
  return value === null || typeof value === type;
}
