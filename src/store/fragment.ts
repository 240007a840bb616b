import { inside, nodeOf, type Address, type NodeId } from '../kernel/ids.ts';
import { compareOrder, type NodeRecord, type NudgeDocument } from '../graph/document.ts';
import { createFresh } from '../graph/fresh.ts';
import { takesAnyNumber } from '../graph/geometry.ts';
import { freeName } from '../graph/names.ts';
import type { Place } from './view.ts';

/** The part of a document that was copied: those nodes alone, with wires to the rest still written in them. */
export function fragmentOf(document: NudgeDocument, ids: ReadonlySet<NodeId>): NudgeDocument {
  const nodes = new Map([...document.nodes].filter(([id]) => ids.has(id)));
  const root = document.root !== null && ids.has(nodeOf(document.root)) ? document.root : null;
  return { title: document.title, seed: document.seed, root, nodes };
}

/** The same part as a document of its own: what was wired from outside waits. */
export function closedFragment(document: NudgeDocument, ids: ReadonlySet<NodeId>): NudgeDocument {
  const fragment = fragmentOf(document, ids);
  const within = (from: Address | null) => (from !== null && ids.has(nodeOf(from)) ? from : null);
  return { ...fragment, nodes: new Map([...fragment.nodes].map(([id, record]) => [id, rewired(record, within)])) };
}

/** The document with a fragment added: ids and order keys new, names made free, wires inside kept.
 *  Wires from outside are kept when `keepOutside` says so and their node is here, else they wait.
 *  `offset` moves every card. */
export function addFragment(
  document: NudgeDocument,
  fragment: NudgeDocument,
  offset: Place,
  keepOutside: boolean,
): { readonly document: NudgeDocument; readonly ids: readonly NodeId[] } {
  const fresh = createFresh(document);
  const records = [...fragment.nodes.values()].sort((a, b) => compareOrder(a.order, b.order));
  const newIds = new Map(records.map((record) => [record.id, fresh.id()] as const));
  const taken = new Set<string>();
  const rewire = (from: Address | null): Address | null => {
    if (from === null) return null;
    const copy = newIds.get(nodeOf(from));
    if (copy !== undefined) return readdressed(from, copy);
    return keepOutside && document.nodes.has(nodeOf(from)) ? from : null;
  };
  // Detached nodes share their first number; one fresh number for each keeps their order among themselves and frees them of it.
  const nodes = new Map(document.nodes);
  for (const record of records) {
    const id = newIds.get(record.id) ?? record.id;
    const name = record.name === null ? null : freeName(document, record.name, taken);
    if (name !== null) taken.add(name);
    const placed = { id, order: fresh.order(), name, x: record.x + offset.x, y: record.y + offset.y };
    nodes.set(id, rewired({ ...record, ...placed }, rewire));
  }
  return { document: { ...document, nodes }, ids: [...newIds.values()] };
}

function rewired(record: NodeRecord, rewire: (from: Address | null) => Address | null): NodeRecord {
  switch (record.kind) {
    case 'op':
      // An op of any number of inputs closes up where a wire is left behind; others wait there.
      return {
        ...record,
        inputs: takesAnyNumber(record)
          ? record.inputs.map(rewire).filter((from) => from !== null)
          : record.inputs.map(rewire),
      };
    case 'macro':
      return { ...record, inputs: record.inputs.map(({ port, from }) => ({ port, from: rewire(from) })) };
    case 'leaf':
    case 'data':
    case 'note':
      return record;
  }
}

function readdressed(address: Address, id: NodeId): Address {
  const cut = address.indexOf('/');
  return cut < 0 ? id : inside(id, address.slice(cut + 1));
}
