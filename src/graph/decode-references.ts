import { localOf, nodeOf, type Address, type NodeId } from '../kernel/ids.ts';
import type { Definitions, NodeRecord } from './document.ts';
import { isInside } from './macro-slots.ts';
import { count, quote, type Fault } from './decode-fault.ts';
import { limits } from './limits.ts';

type Nodes = ReadonlyMap<NodeId, NodeRecord>;
type SlotTest = (slot: Address) => boolean;

/** A record with its index in the file, which its path needs. */
export type Numbered = readonly (readonly [index: number, record: NodeRecord])[];

/** The first wire that leads nowhere, or penalty over a node that is not there. Loops are none of it: they open, and the screen marks them. */
export function findWireFault(nodes: Nodes, numbered: Numbered, isSlot: SlotTest): Fault | null {
  let wires = 0;
  for (const [index, record] of numbered) {
    for (const [operand, wire] of wiresOf(record).entries()) {
      if (wire === null) continue;
      wires++;
      if (isSlot(wire)) continue;
      const path = ['nodes', index, 'inputs', operand, ...(record.kind === 'macro' ? ['from'] : [])];
      return { code: 'E-WIRE', path, message: `{at} is wired to ${quote(wire)}, which ${whyNot(nodes, wire)}.` };
    }
    const stray = strayOver(nodes, record);
    if (stray !== null)
      return {
        code: 'E-WIRE',
        path: ['nodes', index, 'settings', 'over', stray.index],
        message: `{at} is ${quote(stray.id)}, which is not in this file.`,
      };
  }
  if (wires > limits.wires)
    return {
      code: 'E-WIRES',
      path: ['nodes'],
      message: `${count(wires)} wires. The most we can open is ${count(limits.wires)}.`,
    };
  return null;
}

/** Why an address of the document, at `path`, leads nowhere; null when it leads somewhere, or is none. */
export function findAddressFault(
  nodes: Nodes,
  slot: Address | null,
  isSlot: SlotTest,
  path: readonly string[],
): Fault | null {
  if (slot === null || isSlot(slot)) return null;
  return { code: 'E-WIRE', path, message: `{at} is ${quote(slot)}, which ${whyNot(nodes, slot)}.` };
}

function wiresOf(record: NodeRecord): readonly (Address | null)[] {
  if (record.kind === 'op') return record.inputs;
  if (record.kind === 'macro') return record.inputs.map(({ from }) => from);
  return [];
}

function strayOver(nodes: Nodes, record: NodeRecord): { readonly index: number; readonly id: NodeId } | null {
  if (record.kind !== 'macro' || record.macro !== 'l2_penalty') return null;
  const index = record.settings.over?.findIndex((id) => !nodes.has(id)) ?? -1;
  const id = record.settings.over?.[index];
  return id === undefined ? null : { index, id };
}

/** Whether an address has a number, or may have one once its inputs are wired. */
export function createSlotTest(nodes: Nodes, definitions: Definitions): SlotTest {
  return (slot) => {
    const record = nodes.get(nodeOf(slot));
    const local = localOf(slot);
    switch (record?.kind) {
      case undefined:
      case 'note':
        return false;
      case 'leaf':
      case 'op':
        return local === null;
      case 'data':
        return record.columns.some(({ port }) => port === local);
      case 'macro':
        return local === null || isInside(record, local, definitions);
    }
  };
}

function whyNot(nodes: Nodes, slot: Address): string {
  const record = nodes.get(nodeOf(slot));
  if (record === undefined) return 'is not in this file';
  if (record.kind === 'note') return 'is a note and has no number';
  if (record.kind === 'data')
    return localOf(slot) === null ? 'is a table: name one of its columns' : 'is no column of it';
  return 'is not inside that node';
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
      if (outer?.kind === 'macro' || outer?.kind === 'data')
        return {
          code: 'E-ORDER',
          path: ['nodes', index, 'order'],
          message: `The order of ${id} begins with that of ${outer.id}, whose inner slots take it. Give it another.`,
        };
    }
  }
  return null;
}
