import { localOf, nodeOf, type Address, type NodeId } from '../kernel/ids.ts';
import type { MacroRecord, NodeRecord, NudgeDocument } from '../graph/document.ts';

/** Freezes parameters, so that training leaves them alone, or lets them move again: leaves of that role and numbers inside macros.
 *  Addresses of anything else are passed over. */
export function setFrozen(document: NudgeDocument, addresses: Iterable<Address>, frozen: boolean): NudgeDocument {
  const byNode = new Map<NodeId, Address[]>();
  for (const address of addresses) {
    const list = byNode.get(nodeOf(address));
    if (list === undefined) byNode.set(nodeOf(address), [address]);
    else list.push(address);
  }
  const nodes = new Map(document.nodes);
  let changed = false;
  for (const [id, list] of byNode) {
    const before = nodes.get(id);
    const after = before === undefined ? undefined : frozenRecord(before, list, frozen);
    if (after === undefined || after === before) continue;
    nodes.set(id, after);
    changed = true;
  }
  return changed ? { ...document, nodes } : document;
}

/** Whether training leaves a number alone because someone froze it. */
export function isFrozen(document: NudgeDocument, address: Address): boolean {
  const record = document.nodes.get(nodeOf(address));
  const local = localOf(address);
  if (record?.kind === 'leaf') return local === null && record.frozen === true;
  return record?.kind === 'macro' && local !== null && record.frozen?.includes(local) === true;
}

/** Whether there is a parameter at an address that can be frozen. The strength of a penalty is none: training never moves it. */
export function isFreezable(document: NudgeDocument, address: Address): boolean {
  const record = document.nodes.get(nodeOf(address));
  const local = localOf(address);
  if (record?.kind === 'leaf') return local === null && record.role === 'parameter';
  if (record?.kind !== 'macro' || record.macro === 'l2_penalty') return false;
  return local !== null && Object.hasOwn(record.numbers, local);
}

function frozenRecord(record: NodeRecord, addresses: readonly Address[], frozen: boolean): NodeRecord {
  if (record.kind === 'leaf') {
    if (record.role !== 'parameter' || (record.frozen === true) === frozen) return record;
    const { frozen: _old, ...rest } = record;
    return frozen ? { ...rest, frozen: true } : rest;
  }
  return record.kind === 'macro' ? frozenMacro(record, addresses, frozen) : record;
}

function frozenMacro(record: MacroRecord, addresses: readonly Address[], frozen: boolean): MacroRecord {
  const meant = new Set(addresses.flatMap((address) => localOf(address) ?? []));
  const before = record.frozen ?? [];
  const known = new Set(before);
  const added = [...meant].filter((local) => !known.has(local) && Object.hasOwn(record.numbers, local));
  const after = frozen ? [...before, ...added] : before.filter((local) => !meant.has(local));
  if (after.length === before.length) return record;
  const { frozen: _old, ...rest } = record;
  return after.length === 0 ? rest : { ...rest, frozen: after };
}
