import type { Address } from '../kernel/ids.ts';
import { compareOrder, type NudgeDocument } from '../graph/document.ts';
import type { Slot } from '../graph/slot.ts';
import { macros } from '../macros/table.ts';

/** The document with every macro opened up, in canonical order. */
export interface ExpandedDocument {
  readonly slots: readonly Slot[];
  /** The index in `slots` of every address, also of macro instances whose own address means an inner slot. */
  readonly indexOf: ReadonlyMap<Address, number>;
}

/** All slots of a document, canonical. Cost: n log n. Notes have none. */
export function expandDocument(document: NudgeDocument): ExpandedDocument {
  const slots: Slot[] = [];
  const aliases: (readonly [Address, Address])[] = [];
  for (const record of document.nodes.values()) {
    switch (record.kind) {
      case 'note':
        break;
      case 'leaf':
        slots.push({
          address: record.id,
          order: record.order,
          op: 'leaf',
          inputs: [],
          value: record.value,
          constant: record.role === 'constant',
        });
        break;
      case 'op':
        slots.push({
          address: record.id,
          order: record.order,
          op: record.op,
          inputs: record.inputs,
          value: 0,
          constant: false,
        });
        break;
      case 'macro': {
        const { slots: inner, output } = macros[record.macro].expand(record);
        for (const slot of inner) slots.push(slot);
        if (output !== record.id) aliases.push([record.id, output]);
      }
    }
  }
  slots.sort((a, b) => compareOrder(a.order, b.order));
  const indexOf = new Map<Address, number>();
  for (const [index, slot] of slots.entries()) indexOf.set(slot.address, index);
  for (const [alias, target] of aliases) {
    const index = indexOf.get(target);
    if (index !== undefined) indexOf.set(alias, index);
  }
  return { slots, indexOf };
}
