import { localOf, nodeOf, type Address, type NodeId } from '../kernel/ids.ts';
import { createFresh } from '../graph/fresh.ts';
import { freeName } from '../graph/names.ts';
import type { MacroRecord, NodeRecord, NudgeDocument } from '../graph/document.ts';
import type { Slot } from '../graph/slot.ts';
import { layoutNeuron } from './neuron-layout.ts';
import { macros } from './table.ts';

/** Turns a macro instance into plain nodes. They keep the order keys of its slots, so every number stays the same bit for bit;
 *  wires and the root that pointed inside point at the plain nodes afterwards. */
export function detach(document: NudgeDocument, id: NodeId): NudgeDocument {
  const record = document.nodes.get(id);
  if (record?.kind !== 'macro') return document;
  const { slots, output } = macros[record.macro].expand(record);
  const fresh = createFresh(document);
  const plain = new Map<Address, NodeId>(
    slots.map((slot) => [slot.address, slot.address === output ? id : fresh.id()]),
  );
  const moved = (address: Address): Address => plain.get(address === id ? output : address) ?? address;
  const places = new Map(layoutNeuron(record).cards.map((card) => [card.address, card]));
  const taken = new Set<string>();
  const nodes = new Map<NodeId, NodeRecord>();
  for (const [other, old] of document.nodes) if (other !== id) nodes.set(other, rewired(old, moved));
  for (const slot of slots) {
    const newId = plain.get(slot.address) ?? id;
    const card = places.get(slot.address);
    const name = detachedName(document, record, slot, output, taken);
    if (name !== null) taken.add(name);
    const placed = { id: newId, order: slot.order, name, x: record.x + (card?.x ?? 0), y: record.y + (card?.y ?? 0) };
    if (slot.op === 'leaf') nodes.set(newId, { ...placed, kind: 'leaf', role: 'parameter', value: slot.value });
    else
      nodes.set(newId, {
        ...placed,
        kind: 'op',
        op: slot.op,
        inputs: slot.inputs.map((input) => (input === null ? null : moved(input))),
      });
  }
  return { ...document, nodes, root: document.root === null ? null : moved(document.root) };
}

function rewired(record: NodeRecord, moved: (address: Address) => Address): NodeRecord {
  if (record.kind === 'op' && record.inputs.some((from) => from !== null && moved(from) !== from)) {
    return { ...record, inputs: record.inputs.map((from) => (from === null ? null : moved(from))) };
  }
  if (record.kind === 'macro' && record.inputs.some(({ from }) => from !== null && moved(from) !== from)) {
    return {
      ...record,
      inputs: record.inputs.map(({ port, from }) => ({ port, from: from === null ? null : moved(from) })),
    };
  }
  return record;
}

/** The output keeps the instance's name; the rest is called after it: `o_w1`, `o_b`, `o_sum`. Products stay unnamed. */
function detachedName(
  document: NudgeDocument,
  record: MacroRecord,
  slot: Slot,
  output: Address,
  taken: ReadonlySet<string>,
): string | null {
  if (slot.address === output) return record.name;
  const local = localOf(slot.address) ?? '';
  if (local.startsWith('m:')) return null;
  const stem = record.name ?? nodeOf(slot.address);
  const part = local.startsWith('w:') ? `w${record.inputs.findIndex(({ port }) => `w:${port}` === local) + 1}` : local;
  return freeName(document, `${stem}_${part}`, taken);
}
