import { localOf, nodeOf, type Address } from '../../kernel/ids.ts';
import { shortNumeral } from '../../kernel/numeral.ts';
import { ops } from '../../ops/table.ts';
import type { NodeRecord, NudgeDocument } from '../../graph/document.ts';

/** What a card is called in a sentence: its name, `w1 of o` for a part of a neuron, else what it is: `×`, `2`, `the note`. */
export function nameOf(document: NudgeDocument, address: Address): string {
  const record = document.nodes.get(nodeOf(address));
  if (record === undefined) return address;
  const local = localOf(address);
  const own = record.name ?? kindOf(record);
  return local === null || local === 'frame' ? own : `${partName(record, local)} of ${own}`;
}

/** `a`, `a and b`, or `3 nodes`. */
export function nameThem(document: NudgeDocument, addresses: Iterable<Address>): string {
  const all = [...addresses];
  const [first, second] = all;
  if (first !== undefined && all.length === 1) return nameOf(document, first);
  if (first !== undefined && second !== undefined && all.length === 2)
    return `${nameOf(document, first)} and ${nameOf(document, second)}`;
  return `${all.length} nodes`;
}

function kindOf(record: NodeRecord): string {
  switch (record.kind) {
    case 'leaf':
      return shortNumeral(record.value);
    case 'op':
      return ops[record.op].sign;
    case 'macro':
      return `the ${record.macro}`;
    case 'note':
      return 'the note';
  }
}

/** Weights are counted by their place: the second input's is `w2`, whatever its port is called. */
function partName(record: NodeRecord, local: string): string {
  if (record.kind !== 'macro') return local;
  const place = record.inputs.findIndex(({ port }) => local.endsWith(`:${port}`));
  if (local.startsWith('w:')) return `w${place + 1}`;
  return local.startsWith('m:') ? `product ${place + 1}` : local;
}
