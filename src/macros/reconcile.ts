import { localOf, nodeOf, type Address, type NodeId } from '../kernel/ids.ts';
import { noDefinitions, type Definitions, type NodeRecord, type NudgeDocument } from '../graph/document.ts';
import { isInside } from '../graph/macro-slots.ts';
import { reconciled } from './custom-record.ts';
import { innermostFirst } from './definition-uses.ts';
import { withWires } from './with-wires.ts';

export interface Reconciled {
  readonly document: NudgeDocument;
  /** What read something that is gone and waits now, one sentence each, for people. */
  readonly remarks: readonly string[];
}

/** The document with every instance brought up to its definition, inside other definitions too: innermost first, since the numbers of an
 *  instance follow from what lies in it. Wires, outputs and a root that would lead to what is gone are cut, and told. */
export function reconcileDocument(document: NudgeDocument): Reconciled {
  let definitions = document.definitions ?? noDefinitions;
  const remarks: string[] = [];
  for (const id of innermostFirst(definitions)) {
    const definition = definitions.get(id);
    if (definition === undefined) continue;
    const nodes = reconciledNodes(definition.nodes, definitions, ` in “${definition.name}”`, remarks);
    const outputs = definition.outputs.filter(({ from }) => isThere(nodes, definitions, from));
    for (const output of definition.outputs)
      if (!outputs.includes(output))
        remarks.push(`The output “${output.name}” of “${definition.name}” is gone with what it read.`);
    const isSame = nodes === definition.nodes && outputs.length === definition.outputs.length;
    if (!isSame) definitions = new Map(definitions).set(id, { ...definition, nodes, outputs });
  }
  const nodes = reconciledNodes(document.nodes, definitions, '', remarks);
  const isLost = (address: Address | null | undefined): address is Address =>
    address != null && !isThere(nodes, definitions, address);
  const isRootLost = isLost(document.root);
  if (isRootLost) remarks.push('What the gradients were about is gone: the root is the last result again.');
  const { training } = document;
  const isLossLost = isLost(training?.loss);
  if (isLossLost) remarks.push('The loss that training made smaller is gone: it is the root again.');
  return {
    remarks,
    document: {
      ...document,
      nodes,
      root: isRootLost ? null : document.root,
      ...(document.definitions === undefined && definitions.size === 0 ? {} : { definitions }),
      ...(training === undefined || !isLossLost ? {} : { training: { ...training, loss: null } }),
    },
  };
}

/** The very same map when nothing changes. */
function reconciledNodes(
  nodes: ReadonlyMap<NodeId, NodeRecord>,
  definitions: Definitions,
  where: string,
  remarks: string[],
): ReadonlyMap<NodeId, NodeRecord> {
  const next = new Map(nodes);
  for (const record of nodes.values()) {
    if (record.kind !== 'macro' || record.macro !== 'custom') continue;
    const definition = definitions.get(record.settings.definition);
    if (definition !== undefined) next.set(record.id, reconciled(record, definition, definitions));
  }
  for (const record of next.values()) {
    const lead = (from: Address) => {
      if (isThere(next, definitions, from)) return from;
      remarks.push(
        `${titleOf(record)}${where} read a part of ${titleOf(next.get(nodeOf(from)))} that is gone; that input waits now.`,
      );
      return null;
    };
    next.set(record.id, withWires(record, lead));
  }
  return [...next].every(([id, record]) => nodes.get(id) === record) ? nodes : next;
}

function titleOf(record: NodeRecord | undefined): string {
  return record?.name == null ? 'An unnamed node' : `“${record.name}”`;
}

/** Whether an address into an instance of a definition still leads somewhere; all others do. */
function isThere(nodes: ReadonlyMap<NodeId, NodeRecord>, definitions: Definitions, address: Address): boolean {
  const local = localOf(address);
  const record = nodes.get(nodeOf(address));
  if (record === undefined) return false;
  if (local === null || record.kind !== 'macro' || record.macro !== 'custom') return true;
  return isInside(record, local, definitions);
}
