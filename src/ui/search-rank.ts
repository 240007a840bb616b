import type { IconName } from './icon-paths.ts';

export interface SearchItem {
  readonly id: string;
  readonly label: string;
  /** A few more words, at the right or below. */
  readonly detail?: string | undefined;
  readonly icon?: IconName | undefined;
  /** A sign drawn in place of an icon: "+", "xⁿ". */
  readonly sign?: string | undefined;
  /** Other words it is found by. */
  readonly keywords?: readonly string[] | undefined;
  /** Why it cannot be picked now. */
  readonly disabled?: string | undefined;
}

/** 0 when a label is the query, 1 when it begins with it, 2 when a word in it does, 3 by a keyword, 4 anywhere; null when not at all. */
function rank(item: SearchItem, query: string): number | null {
  const label = item.label.toLocaleLowerCase();
  if (label === query) return 0;
  if (label.startsWith(query)) return 1;
  if (label.split(/[\s_-]+/).some((word) => word.startsWith(query))) return 2;
  if (item.keywords?.some((word) => word.toLocaleLowerCase().startsWith(query)) === true) return 3;
  if (label.includes(query) || item.detail?.toLocaleLowerCase().includes(query) === true) return 4;
  return null;
}

/** The items a query finds, best first; equally good ones keep their order. An empty query finds all. */
export function searchItems(items: readonly SearchItem[], query: string): readonly SearchItem[] {
  const wanted = query.trim().toLocaleLowerCase();
  if (wanted === '') return items;
  return items
    .map((item) => ({ item, rank: rank(item, wanted) }))
    .filter((found): found is { item: SearchItem; rank: number } => found.rank !== null)
    .sort((a, b) => a.rank - b.rank)
    .map((found) => found.item);
}
