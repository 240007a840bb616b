import type { NudgeDocument } from '../graph/document.ts';
import type { ShelfEntry } from './shelf.ts';

/** Documents that could not be stored. They live as long as the page is open. */
export interface SessionShelf {
  /** Newest first. */
  readonly list: () => readonly ShelfEntry[];
  readonly get: (id: string) => NudgeDocument | undefined;
  readonly put: (document: NudgeDocument, at: string) => void;
  readonly remove: (id: string) => void;
}

export function createSessionShelf(): SessionShelf {
  const kept = new Map<string, { readonly document: NudgeDocument; readonly entry: ShelfEntry }>();
  let last = 0;
  return {
    list: () => [...kept.values()].map(({ entry }) => entry).reverse(),
    get: (id) => kept.get(id)?.document,
    put(document, at) {
      const id = `page-${++last}`;
      kept.set(id, { document, entry: { id, title: document.title, nodes: document.nodes.size, at } });
    },
    remove: (id) => void kept.delete(id),
  };
}
