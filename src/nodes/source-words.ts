import { dataSets, isDataSetId } from '../data/data-sets.ts';
import type { DataRecord } from '../graph/document.ts';

/** Where the rows came from, in a word or two. */
export function sourceWords({ source }: DataRecord): string {
  switch (source.kind) {
    case 'own':
      return 'own rows';
    case 'file':
      return source.name;
    case 'generated':
      return isDataSetId(source.set) ? dataSets[source.set].title : source.set;
  }
}
