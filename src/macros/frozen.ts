import { inside, localOf, nodeOf, type Address, type NodeId } from '../kernel/ids.ts';
import { noDefinitions, type MacroRecord, type NodeRecord, type NudgeDocument } from '../graph/document.ts';
import { numbersOf } from '../graph/macro-numbers.ts';

/** Whether training leaves the number at this address alone. False where there is none that it would move. */
export function isFrozen(document: NudgeDocument, address: Address): boolean {
  const record = document.nodes.get(nodeOf(address));
  const local = localOf(address);
  if (record?.kind === 'leaf') return local === null && record.frozen === true;
  return record?.kind === 'macro' && local !== null && record.frozen?.includes(local) === true;
}

/** Freezes the numbers at these addresses, or lets training move them again. An address of a macro, or of one inside it, means all numbers
 *  in it; what training would not move anyway stays as it is. */
export function setFrozen(document: NudgeDocument, addresses: readonly Address[], frozen: boolean): NudgeDocument {
  const byNode = new Map<NodeId, Address[]>();
  for (const address of addresses) {
    const group = byNode.get(nodeOf(address));
    if (group === undefined) byNode.set(nodeOf(address), [address]);
    else group.push(address);
  }
  let nodes: Map<NodeId, NodeRecord> | null = null;
  for (const [id, group] of byNode) {
    const record = document.nodes.get(id);
    const after = record === undefined ? undefined : withFrozen(document, record, group, frozen);
    if (after !== undefined && after !== record) (nodes ??= new Map(document.nodes)).set(id, after);
  }
  return nodes === null ? document : { ...document, nodes };
}

function withFrozen(
  document: NudgeDocument,
  record: NodeRecord,
  addresses: readonly Address[],
  frozen: boolean,
): NodeRecord {
  if (record.kind === 'leaf') {
    if (!addresses.includes(record.id) || (record.frozen === true) === frozen) return record;
    // Training moves parameters alone, so an input has nothing to freeze.
    if (frozen && record.role !== 'parameter') return record;
    const { frozen: _old, ...rest } = record;
    return frozen ? { ...rest, frozen: true } : rest;
  }
  if (record.kind !== 'macro') return record;
  const meant = numbersOf(record, document.definitions ?? noDefinitions).filter((local) =>
    addresses.some((address) => isWithin(inside(record.id, local), address)),
  );
  return withLocals(record, meant, frozen);
}

function withLocals(record: MacroRecord, locals: readonly string[], frozen: boolean): MacroRecord {
  const now = new Set(record.frozen);
  const changing = locals.filter((local) => now.has(local) !== frozen);
  if (changing.length === 0) return record;
  for (const local of changing) {
    if (frozen) now.add(local);
    else now.delete(local);
  }
  const { frozen: _old, ...rest } = record;
  return now.size === 0 ? rest : { ...rest, frozen: [...now] };
}

function isWithin(address: Address, outer: Address): boolean {
  return address === outer || address.startsWith(`${outer}/`);
}
