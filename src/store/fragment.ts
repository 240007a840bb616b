import { inside, nodeOf, type Address, type NodeId } from '../kernel/ids.ts';
import { compareOrder, noDefinitions, type NodeRecord, type NudgeDocument } from '../graph/document.ts';
import { createFresh } from '../graph/fresh.ts';
import { freeName } from '../graph/names.ts';
import { reachedBy } from '../macros/definition-uses.ts';
import { mergeDefinitions, withDefinition } from '../macros/merge-definitions.ts';
import { withWires } from '../macros/with-wires.ts';
import type { Place } from './view.ts';

/** The part of a document that was copied: those nodes alone, with wires to the rest still written in them, and the macros of one's own
 *  that they are instances of. */
export function fragmentOf(document: NudgeDocument, ids: ReadonlySet<NodeId>): NudgeDocument {
  const nodes = new Map([...document.nodes].filter(([id]) => ids.has(id)));
  const root = document.root !== null && ids.has(nodeOf(document.root)) ? document.root : null;
  const reached = reachedBy(nodes.values(), document.definitions ?? noDefinitions);
  const definitions = new Map([...(document.definitions ?? noDefinitions)].filter(([id]) => reached.has(id)));
  return {
    title: document.title,
    seed: document.seed,
    root,
    nodes,
    ...(definitions.size === 0 ? {} : { definitions }),
  };
}

/** The same part as a document of its own: what was wired from outside waits. */
export function closedFragment(document: NudgeDocument, ids: ReadonlySet<NodeId>): NudgeDocument {
  const fragment = fragmentOf(document, ids);
  const within = (from: Address) => (ids.has(nodeOf(from)) ? from : null);
  const over = (id: NodeId) => (ids.has(id) ? id : null);
  return {
    ...fragment,
    nodes: new Map([...fragment.nodes].map(([id, record]) => [id, withCounted(withWires(record, within), over)])),
  };
}

/** The document with a fragment added: ids and order keys new, names made free, wires inside kept. Macros of one's own that the document
 *  has already are used again, others come with it.
 *  Wires from outside are kept when `keepOutside` says so and their node is here, else they wait.
 *  `offset` moves every card. */
export function addFragment(
  document: NudgeDocument,
  fragment: NudgeDocument,
  offset: Place,
  keepOutside: boolean,
): { readonly document: NudgeDocument; readonly ids: readonly NodeId[]; readonly remarks: readonly string[] } {
  const merged = fragment.definitions === undefined ? null : mergeDefinitions(document, fragment.definitions);
  const fresh = createFresh(document);
  const records = [...fragment.nodes.values()].sort((a, b) => compareOrder(a.order, b.order));
  const newIds = new Map(records.map((record) => [record.id, fresh.id()] as const));
  const taken = new Set<string>();
  const rewire = (from: Address): Address | null => {
    const copy = newIds.get(nodeOf(from));
    if (copy !== undefined) return readdressed(from, copy);
    return keepOutside && document.nodes.has(nodeOf(from)) ? from : null;
  };
  const counted = (id: NodeId) => newIds.get(id) ?? (keepOutside && document.nodes.has(id) ? id : null);
  // Detached nodes share their first number; one fresh number for each keeps their order among themselves and frees them of it.
  const nodes = new Map(document.nodes);
  for (const record of records) {
    const id = newIds.get(record.id) ?? record.id;
    const name = record.name === null ? null : freeName(document, record.name, taken);
    if (name !== null) taken.add(name);
    const placed = { id, order: fresh.order(), name, x: record.x + offset.x, y: record.y + offset.y };
    const copy = withCounted(withWires({ ...record, ...placed }, rewire), counted);
    nodes.set(id, merged === null ? copy : withDefinition(copy, merged.idOf));
  }
  return {
    document: { ...document, nodes, ...(merged === null ? {} : { definitions: merged.definitions }) },
    ids: [...newIds.values()],
    remarks: merged?.remarks ?? [],
  };
}

/** A penalty with the nodes that it counts called otherwise; null leaves one out. */
function withCounted(record: NodeRecord, called: (id: NodeId) => NodeId | null): NodeRecord {
  if (record.kind !== 'macro' || record.macro !== 'l2_penalty' || record.settings.over === null) return record;
  return { ...record, settings: { over: record.settings.over.map(called).filter((id) => id !== null) } };
}

function readdressed(address: Address, id: NodeId): Address {
  const cut = address.indexOf('/');
  return cut < 0 ? id : inside(id, address.slice(cut + 1));
}
