import { inside, localOf, nodeOf, type Address, type NodeId } from '../kernel/ids.ts';
import type { NodeRecord } from './document.ts';
import { macroInsides } from './decode-macro.ts';
import { count, quote, type Fault } from './decode-fault.ts';
import { limits } from './limits.ts';

type Nodes = ReadonlyMap<NodeId, NodeRecord>;

/** A record with its index in the file, which its path needs. */
export type Numbered = readonly (readonly [index: number, record: NodeRecord])[];

/** The first wire, or root, that leads nowhere. Loops are none of it: they open, and the screen marks them. */
export function findReferenceFault(nodes: Nodes, numbered: Numbered, root: Address | null): Fault | null {
  const isSlot = createSlotTest(nodes);
  let wires = 0;
  for (const [index, record] of numbered) {
    for (const [operand, wire] of wiresOf(record).entries()) {
      if (wire === null) continue;
      wires++;
      if (isSlot(wire)) continue;
      const path = ['nodes', index, 'inputs', operand, ...(record.kind === 'macro' ? ['from'] : [])];
      return { code: 'E-WIRE', path, message: `{at} is wired to ${quote(wire)}, which ${whyNot(nodes, wire)}.` };
    }
  }
  if (wires > limits.wires)
    return {
      code: 'E-WIRES',
      path: ['nodes'],
      message: `${count(wires)} wires. The most we can open is ${count(limits.wires)}.`,
    };
  if (root !== null && !isSlot(root))
    return { code: 'E-WIRE', path: ['root'], message: `{at} is ${quote(root)}, which ${whyNot(nodes, root)}.` };
  return null;
}

function wiresOf(record: NodeRecord): readonly (Address | null)[] {
  if (record.kind === 'op') return record.inputs;
  if (record.kind === 'macro') return record.inputs.map(({ from }) => from);
  return [];
}

/** Whether an address has a number. The slots inside a macro are listed once for each macro that is asked about. */
function createSlotTest(nodes: Nodes): (slot: Address) => boolean {
  const insides = new Map<NodeId, ReadonlySet<Address>>();
  return (slot) => {
    const record = nodes.get(nodeOf(slot));
    if (record === undefined || record.kind === 'note') return false;
    if (localOf(slot) === null) return true;
    if (record.kind !== 'macro') return false;
    let slots = insides.get(record.id);
    if (slots === undefined) {
      const { numbers, computed } = macroInsides[record.macro];
      slots = new Set([...numbers(record.inputs), ...computed(record.inputs)].map((local) => inside(record.id, local)));
      insides.set(record.id, slots);
    }
    return slots.has(slot);
  };
}

function whyNot(nodes: Nodes, slot: Address): string {
  const record = nodes.get(nodeOf(slot));
  if (record === undefined) return 'is not in this file';
  return record.kind === 'note' ? 'is a note and has no number' : 'is not inside that node';
}

/** The first id, name or order key that two nodes share. */
export function findClash(numbered: Numbered): Fault | null {
  const ids = new Set<string>();
  const names = new Map<string, string>();
  const orders = new Map<string, NodeRecord>();
  for (const [index, record] of numbered) {
    if (ids.has(record.id))
      return {
        code: 'E-ID',
        path: ['nodes', index, 'id'],
        message: `Two nodes have the id "${record.id}". Give one another id.`,
      };
    ids.add(record.id);
    const namesake = record.name === null ? undefined : names.get(record.name);
    if (namesake !== undefined) {
      return {
        code: 'E-NAME',
        path: ['nodes', index, 'name'],
        message: `${namesake} and ${record.id} are both called “${record.name}”. Names are unique; rename one.`,
      };
    }
    if (record.name !== null) names.set(record.name, record.id);
    const key = record.order.join();
    const twin = orders.get(key);
    if (twin !== undefined)
      return {
        code: 'E-ORDER',
        path: ['nodes', index, 'order'],
        message: `${twin.id} and ${record.id} have the same order [${key}]. Give each its own.`,
      };
    orders.set(key, record);
  }
  for (const [index, { id, order }] of numbered) {
    for (let length = 1; length < order.length; length++) {
      const outer = orders.get(order.slice(0, length).join());
      // The slots inside a macro take its key as their prefix, so nobody else may.
      if (outer?.kind === 'macro')
        return {
          code: 'E-ORDER',
          path: ['nodes', index, 'order'],
          message: `The order of ${id} begins with that of ${outer.id}, whose inner slots take it. Give it another.`,
        };
    }
  }
  return null;
}
