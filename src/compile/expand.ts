import type { Address } from '../kernel/ids.ts';
import { compareOrder, type NudgeDocument } from '../graph/document.ts';
import type { Slot } from '../graph/slot.ts';
import { columnSlots } from './columns.ts';
import { macroContext } from '../macros/context.ts';
import { instanceOf } from '../macros/instance.ts';
import { expandInstance } from '../macros/table.ts';

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
  const context = macroContext(document);
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
      case 'data':
        for (const slot of columnSlots(record)) slots.push(slot);
        break;
      case 'macro': {
        const inner = expandInstance(instanceOf(record), context);
        for (const slot of inner.slots) slots.push(slot);
        for (const alias of inner.aliases) aliases.push(alias);
      }
    }
  }
  slots.sort((a, b) => compareOrder(a.order, b.order));
  const indexOf = new Map<Address, number>();
  for (const [index, slot] of slots.entries()) indexOf.set(slot.address, index);
  // An alias may mean another one, inside nested macros, which come before what holds them; wired-through ones are looked up again.
  for (let left = aliases; left.length > 0;) {
    const waiting = left.filter(([alias, target]) => {
      const index = indexOf.get(target);
      if (index !== undefined) indexOf.set(alias, index);
      return index === undefined;
    });
    if (waiting.length === left.length) break;
    left = waiting;
  }
  return { slots, indexOf };
}
