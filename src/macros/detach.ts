import { invariant } from '../kernel/invariant.ts';
import { localOf, nodeId, nodeOf, within, type Address, type NodeId } from '../kernel/ids.ts';
import { createFresh } from '../graph/fresh.ts';
import { limits } from '../graph/limits.ts';
import { freeName } from '../graph/names.ts';
import type { MacroRecord, NodeRecord, NudgeDocument, Placed } from '../graph/document.ts';
import type { Body, Part } from './body.ts';
import { macroContext } from './context.ts';
import { detachedName } from './detached-name.ts';
import { instanceOf } from './instance.ts';
import { layoutOf } from './layout.ts';
import { addressOf } from './open-layout.ts';
import { bodyOf } from './table.ts';
import { withWires } from './with-wires.ts';

/** Why a macro cannot become plain nodes, in words; null when it can. */
export function detachProblem(document: NudgeDocument, id: NodeId): string | null {
  const record = document.nodes.get(id);
  if (record?.kind !== 'macro') return 'Only a macro can be detached.';
  const { parts } = bodyOf(instanceOf(record), macroContext(document));
  if (parts.length === 0) return 'There is nothing inside to detach.';
  const widest = Math.max(...parts.map((part) => (part.kind === 'op' ? part.inputs.length : 0)));
  if (widest <= limits.fanIn) return null;
  const [most, wires] = [limits.fanIn, widest].map((number) => number.toLocaleString('en-US'));
  return `A node can take at most ${most} wires, and this one would need ${wires}. Let it count fewer nodes first.`;
}

/** Turns a macro into what lies in it one level down: a net into layers, a layer into neurons, everything else into leaves and ops. They
 *  keep the order keys of its slots, so every number stays the same bit for bit, and what was frozen or lay open stays so. Wires, the root,
 *  penalties and the loss of training that pointed inside point at the new nodes afterwards. The document itself where it cannot be. */
export function detach(document: NudgeDocument, id: NodeId): NudgeDocument {
  const record = document.nodes.get(id);
  if (record?.kind !== 'macro' || detachProblem(document, id) !== null) return document;
  const context = macroContext(document);
  const instance = instanceOf(record);
  const body = bodyOf(instance, context);
  const ids = freshIds(document, record, body);
  const moved = mover(record, body, ids);
  const places = new Map(layoutOf(instance, context).cards.map((card) => [card.address, card]));
  const taken = new Set<string>();
  const nodes = new Map<NodeId, NodeRecord>();
  const bareNames = new Map([...document.nodes].filter(([other]) => other !== id));
  for (const part of body.parts) {
    const address = addressOf(part);
    const newId = ids.get(address);
    invariant(newId !== undefined, `${address} has a new id`);
    const wanted = detachedName(record, part, body, context.definitions);
    const name = wanted === null ? null : freeName({ ...document, nodes: bareNames }, wanted, taken);
    if (name !== null) taken.add(name);
    const card = places.get(address);
    const placed = {
      id: newId,
      order: part.kind === 'macro' ? part.instance.order : part.order,
      name,
      x: record.x + (card?.x ?? 0),
      y: record.y + (card?.y ?? 0),
    };
    nodes.set(newId, plain(part, placed, isFrozen(record, part), moved));
  }
  const holders = [...ids].flatMap(([address, newId]) => (isParameterHolder(body, address) ? [newId] : []));
  for (const [other, old] of document.nodes)
    if (other !== id) nodes.set(other, recounted(withWires(old, moved), id, holders));
  const { root, training } = document;
  return {
    ...document,
    nodes,
    root: root === null ? null : moved(root),
    ...(training?.loss ? { training: { ...training, loss: moved(training.loss) } } : {}),
  };
}

/** The part that gives the macro's own number keeps the macro's id; the others get new ones. */
function freshIds(document: NudgeDocument, record: MacroRecord, body: Body): ReadonlyMap<Address, NodeId> {
  const fresh = createFresh(document);
  const heir = body.parts.map(addressOf).find((address) => lies(body.output, address));
  return new Map(body.parts.map((part) => [addressOf(part), addressOf(part) === heir ? record.id : fresh.id()]));
}

function lies(address: Address, outer: Address): boolean {
  return address === outer || address.startsWith(`${outer}/`);
}

/** Where an address leads once the macro is gone; null where nothing was wired to what it stood for. */
function mover(
  record: MacroRecord,
  body: Body,
  ids: ReadonlyMap<Address, NodeId>,
): (address: Address) => Address | null {
  const aliases = new Map(body.aliases);
  const moved = (address: Address): Address | null => {
    if (nodeOf(address) !== record.id) return address;
    const local = localOf(address);
    if (local === null) {
      const own = ids.get(address);
      if (own !== undefined) return own;
      return body.output === address ? null : moved(body.output);
    }
    const target = aliases.get(address);
    if (target !== undefined) return moved(target);
    const cut = local.indexOf('/');
    const id = ids.get(within(record.id, cut < 0 ? local : local.slice(0, cut)));
    if (id === undefined) return null;
    return cut < 0 ? id : within(id, local.slice(cut + 1));
  };
  return moved;
}

function isFrozen(record: MacroRecord, part: Part): boolean {
  return part.kind === 'leaf' && record.frozen?.includes(localOf(part.address) ?? '') === true;
}

/** One part as a record of the document. */
function plain(part: Part, placed: Placed, frozen: boolean, moved: (address: Address) => Address | null): NodeRecord {
  const led = (from: Address | null) => (from === null ? null : moved(from));
  switch (part.kind) {
    case 'leaf':
      return {
        ...placed,
        kind: 'leaf',
        role: part.constant === true ? 'constant' : 'parameter',
        value: part.value,
        ...(frozen ? { frozen: true } : {}),
      };
    case 'op':
      return { ...placed, kind: 'op', op: part.op, inputs: part.inputs.map(led) };
    case 'macro': {
      const { address: _address, order: _order, name: _name, ...instance } = part.instance;
      const inputs = instance.inputs.map(({ port, from }) => ({ port, from: led(from) }));
      if (instance.macro !== 'l2_penalty') return { ...placed, ...instance, inputs };
      const over = instance.settings.over?.flatMap((from) => nodeId(moved(from) ?? '') ?? []) ?? null;
      return { ...placed, ...instance, inputs, settings: { over } };
    }
  }
}

/** Whether a penalty that counted the macro counts this part of it. */
function isParameterHolder({ parts }: Body, address: Address): boolean {
  return parts.some(
    (part) => addressOf(part) === address && part.kind !== 'op' && !(part.kind === 'leaf' && part.constant === true),
  );
}

/** A penalty that counted the macro counts the nodes that hold its parameters now. */
function recounted(record: NodeRecord, id: NodeId, holders: readonly NodeId[]): NodeRecord {
  if (record.kind !== 'macro' || record.macro !== 'l2_penalty' || !record.settings.over?.includes(id)) return record;
  return { ...record, settings: { over: record.settings.over.flatMap((other) => (other === id ? holders : [other])) } };
}
