/** A list of entries by step that never grows past its bound: when it is full, every other entry goes. */
export interface Thinned<Entry extends { readonly step: number }> {
  /** Steps come in rising order. */
  readonly add: (entry: Entry) => void;
  /** In order: the first, those at every so many steps, and the last. */
  readonly entries: () => readonly Entry[];
  /** The entry at a step, else the nearest one before it; the first where there is none before. Undefined while it is empty. */
  readonly at: (step: number) => Entry | undefined;
}

/** Keeps the first entry, the last one, and evenly those between, `bound` at most (2 or more). Cost: one look-up per entry, and now and
 *  then one walk through all. */
export function createThinned<Entry extends { readonly step: number }>(bound: number): Thinned<Entry> {
  let kept: Entry[] = [];
  let last: Entry | null = null;
  let stride = 1;
  let first = 0;

  const isKept = ({ step }: Entry) => (step - first) % stride === 0;

  function entries(): readonly Entry[] {
    return last === null || kept.at(-1) === last ? kept : [...kept, last];
  }

  return {
    add(entry) {
      if (last === null) first = entry.step;
      last = entry;
      while (kept.length >= bound) {
        stride *= 2;
        kept = kept.filter(isKept);
      }
      if (isKept(entry)) kept.push(entry);
    },
    entries,
    at(step) {
      if (last !== null && last.step <= step) return last;
      let low = 0;
      let high = kept.length - 1;
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((kept[middle]?.step ?? 0) <= step) low = middle;
        else high = middle - 1;
      }
      return kept[low];
    },
  };
}
