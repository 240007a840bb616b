/** One stored document. */
export interface SavedRecord {
  /** Counts the saves, across tabs and visits. The higher one is the newer one, whatever the clock says. */
  readonly revision: number;
  readonly title: string;
  /** How many nodes it has. */
  readonly nodes: number;
  /** The document file. */
  readonly text: string;
  readonly checksum: string;
}

export function savedRecord(parts: Omit<SavedRecord, 'checksum'>): SavedRecord {
  return { ...parts, checksum: checksum(parts.text) };
}

/** The stored value as a record; null when it is damaged or something else. */
export function readSavedRecord(value: unknown): SavedRecord | null {
  if (typeof value !== 'object' || value === null) return null;
  const {
    revision,
    title,
    nodes,
    text,
    checksum: sum,
  } = { revision: null, title: null, nodes: null, text: null, checksum: null, ...value };
  if (
    typeof revision !== 'number' ||
    !Number.isSafeInteger(revision) ||
    typeof title !== 'string' ||
    typeof nodes !== 'number'
  )
    return null;
  if (typeof text !== 'string' || sum !== checksum(text)) return null;
  return { revision, title, nodes, text, checksum: sum };
}

/** 64 bits of the text, to notice damage. Two FNV-1a hashes of 32 bits with different starts; no protection against intent. */
export function checksum(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ (unit + 0x9e37), 0x01000193);
  }
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
