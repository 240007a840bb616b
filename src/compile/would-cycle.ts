import type { Address } from '../kernel/ids.ts';
import type { NudgeDocument } from '../graph/document.ts';
import { consumersOf, pathBetween } from '../graph/topology.ts';
import { expandDocument } from './expand.ts';

/** The loop that a wire from `from` into `to` would close, from `to` along the wires back to `to`; null when it would close none.
 *  `to` is the slot that would read: for a neuron's input its product, so that reading a weight from outside is no loop. */
export function wouldCycle(document: NudgeDocument, from: Address, to: Address): readonly Address[] | null {
  const { slots, indexOf } = expandDocument(document);
  const source = indexOf.get(from);
  const target = indexOf.get(to);
  const end = target === undefined ? undefined : slots[target];
  if (source === undefined || target === undefined || end === undefined) return null;
  if (source === target) return [end.address, end.address];
  const inputs = slots.map((slot) =>
    slot.inputs.flatMap((address) => {
      const index = address === null ? undefined : indexOf.get(address);
      return index === undefined ? [] : [index];
    }),
  );
  const path = pathBetween(consumersOf(inputs), target, source);
  return path === null ? null : [...path.flatMap((index) => slots[index]?.address ?? []), end.address];
}
