import { localOf, nodeOf, type Address } from '../kernel/ids.ts';
import { ops } from '../ops/table.ts';
import type { NodeRecord, NudgeDocument } from '../graph/document.ts';
import { macros } from '../macros/table.ts';

/** What a slot is called in a sentence, without quotes: its name, inside a macro with the way to it (`net/l1/n2/b`); for a node
 *  without a name what it is (`multiply`). */
export function slotName(document: NudgeDocument, address: Address): string {
  const record = document.nodes.get(nodeOf(address));
  if (record === undefined) return address;
  const whole = record.name ?? whatItIs(record);
  const local = localOf(address);
  if (local === null) return whole;
  const column = record.kind === 'data' ? record.columns.find(({ port }) => port === local) : undefined;
  return column?.name ?? `${whole}/${local}`;
}

function whatItIs(record: NodeRecord): string {
  switch (record.kind) {
    case 'leaf':
      return record.role;
    case 'op':
      return ops[record.op].title;
    case 'macro':
      return macros[record.macro].title;
    case 'data':
      return 'data';
    case 'note':
      return 'note';
  }
}
