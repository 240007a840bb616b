import { localOf, nodeOf, type Address } from '../../kernel/ids.ts';
import { partOfLocal } from '../../formats/part-names.ts';
import { titlesOf } from '../../formats/titles.ts';
import type { NudgeDocument } from '../../graph/document.ts';
import { localWord } from '../../macros/words.ts';
import { slotOf } from './slot-of.ts';

/** What a card is called in a sentence: its name or its expression, `o w1` for a part of a neuron. */
export function nameOf(document: NudgeDocument, address: Address): string {
  const record = document.nodes.get(nodeOf(address));
  if (record === undefined) return address;
  // Titles are made for all nodes at once, so they are asked for only where there is no name.
  const own = record.name ?? titlesOf(document).get(record.id) ?? record.id;
  const local = localOf(slotOf(address));
  if (local === null) return own;
  if (record.kind === 'data') return `${own} ${record.columns.find(({ port }) => port === local)?.name ?? local}`;
  if (record.kind !== 'macro') return `${own} ${local}`;
  if (record.macro !== 'neuron') return `${own} ${localWord(record, local, document.definitions)}`;
  const part = partOfLocal(record.inputs, local) ?? local;
  return `${own} ${part.startsWith('m') ? `product ${part.slice(1)}` : part}`;
}

/** `a`, `a and b`, or `3 nodes`. */
export function nameThem(document: NudgeDocument, addresses: Iterable<Address>): string {
  const all = [...addresses];
  const [first, second] = all;
  if (first !== undefined && all.length === 1) return nameOf(document, first);
  if (first !== undefined && second !== undefined && all.length === 2) {
    return `${nameOf(document, first)} and ${nameOf(document, second)}`;
  }
  return `${all.length} nodes`;
}
