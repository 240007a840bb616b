import { localOf, nodeOf, type Address, type NodeId } from '../../kernel/ids.ts';
import { compile } from '../../compile/program.ts';
import type { LossRecord, NodeRecord, NudgeDocument, Placed } from '../../graph/document.ts';
import { createFresh } from '../../graph/fresh.ts';
import { createLoss } from '../../macros/create.ts';
import { wiresInto } from '../../macros/wires.ts';
import type { OpId } from '../../ops/table.ts';
import type { Form, Look, Maker, Use } from './form.ts';
import { forms } from './forms.ts';
import { closeGap, drawParts } from './make-room.ts';
import { softmaxApart, softmaxForm, spelledLoss, type SpelledLoss } from './softmax.ts';

/** One way to exchange a node for its equal. */
export interface SwapOffer {
  readonly id: string;
  /** What it is now, and what it becomes: `tanh(x)`, `(e − 1) / (e + 1), e = exp(2x)`. */
  readonly from: string;
  readonly to: string;
  readonly direction: 'apart' | 'together';
  readonly caution: string | null;
  /** Why it cannot be done now, in words; null when it can. */
  readonly problem: string | null;
}

/** A document in which a node was exchanged for its equal. The node keeps its id, order and name, and all that reads it does so still. */
export interface Swapped {
  readonly document: NudgeDocument;
  /** The nodes that it now stands on, and those that went into it. What others read of the old parts stays. */
  readonly created: readonly NodeId[];
  readonly removed: readonly NodeId[];
  /** Old parts that stay because something else reads them. The node no longer depends on them, so their gradients change. */
  readonly left: readonly NodeId[];
}

/** What becomes of the node, with what it needs. */
interface Plan {
  readonly offer: SwapOffer;
  readonly build: (make: Maker, placed: Placed) => NodeRecord | null;
}

/** Every exchange that fits a node, none for a note, a number or what lies inside a macro. */
export function swapsAt(document: NudgeDocument, id: NodeId): readonly SwapOffer[] {
  return plansAt(document, id).map(({ offer }) => offer);
}

/** Exchanges a node. The document itself where the exchange does not fit. New nodes are drawn where it stood. */
export function swapNode(document: NudgeDocument, id: NodeId, offerId: string): Swapped {
  const unchanged: Swapped = { document, created: [], removed: [], left: [] };
  const before = document.nodes.get(id);
  const plan = plansAt(document, id).find(({ offer }) => offer.id === offerId && offer.problem === null);
  if (before === undefined || plan === undefined) return unchanged;
  const made = new Map<NodeId, NodeRecord>();
  const { order, name, x, y, unknown } = before;
  const placed: Placed = { id, order, name, x, y, ...(unknown === undefined ? {} : { unknown }) };
  const after = plan.build(createMaker(document, made, placed), placed);
  if (after === null) return unchanged;
  const nodes = new Map(document.nodes).set(id, after);
  for (const [created, record] of made) nodes.set(created, record);
  const parts = plan.offer.direction === 'together' ? partsBetween(document, before, after) : [];
  const removed = unread({ ...document, nodes }, parts);
  for (const gone of removed) nodes.delete(gone);
  const parted = drawParts({ ...document, nodes }, id, new Set(made.keys()));
  return {
    document: closeGap(
      parted,
      id,
      removed.flatMap((gone) => document.nodes.get(gone) ?? []),
    ),
    created: [...made.keys()],
    removed,
    left: parts.filter((part) => !removed.includes(part)),
  };
}

function plansAt(document: NudgeDocument, id: NodeId): readonly Plan[] {
  const record = document.nodes.get(id);
  if (record?.kind !== 'op' && record?.kind !== 'macro') return [];
  const look = createLook(document);
  if (record.kind === 'macro') {
    return record.macro === 'softmax_cross_entropy' ? [softmaxPlan(document, record, look)] : [];
  }
  const use: Use = record;
  const plans: Plan[] = [];
  const spelled = spelledLoss(record, look);
  if (spelled !== null) plans.push(lossPlan(spelled));
  for (const form of forms) {
    if (form.op === record.op) plans.push(apartPlan(form, use));
    const inputs = form.together(use, look);
    if (inputs !== null) plans.push(togetherPlan(form, inputs));
  }
  return plans;
}

function apartPlan(form: Form, use: Use): Plan {
  const { op, whole: from, parts: to, caution } = form;
  return {
    offer: { id: `${op}.apart`, from, to, direction: 'apart', caution, problem: null },
    build: (make, placed) => ({ ...placed, kind: 'op', ...form.apart(use.inputs, make) }),
  };
}

function togetherPlan(form: Form, inputs: readonly Address[]): Plan {
  const { op, whole: to, parts: from, caution } = form;
  return {
    offer: { id: `${op}.together`, from, to, direction: 'together', caution, problem: null },
    build: (_, placed) => ({ ...placed, kind: 'op', op, inputs }),
  };
}

function softmaxPlan(document: NudgeDocument, record: LossRecord, look: Look): Plan {
  const { whole: from, parts: to, caution } = softmaxForm;
  const waits = record.inputs.some((input) => input.from === null);
  const problem = waits
    ? 'Wire all its inputs first.'
    : isReadInside(document, record.id)
      ? 'Something reads a number inside it, which would be gone. Take that wire away, or let another node be the root.'
      : null;
  const hasRows = record.inputs.some((input) => input.from !== null && look.hasRows(input.from));
  return {
    offer: { id: 'softmax.apart', from, to, direction: 'apart', caution, problem },
    build(make, placed) {
      const last = softmaxApart(record, hasRows, make);
      return last === null ? null : { ...placed, kind: 'op', ...last };
    },
  };
}

function lossPlan({ logits, target, over }: SpelledLoss): Plan {
  const { whole: to, parts: from, caution } = softmaxForm;
  return {
    offer: { id: 'softmax.together', from, to, direction: 'together', caution, problem: null },
    build: (make, placed) =>
      createLoss(
        placed,
        'softmax_cross_entropy',
        [...logits, typeof target === 'number' ? make.number(target) : target],
        { over },
      ),
  };
}

/** Makes constants and ops beside the node; the layout then finds their places. */
function createMaker(document: NudgeDocument, made: Map<NodeId, NodeRecord>, { x, y }: Placed): Maker {
  const fresh = createFresh(document);
  const add = (record: NodeRecord): Address => {
    made.set(record.id, record);
    return record.id;
  };
  const placed = () => ({ id: fresh.id(), order: fresh.order(), name: null, x, y });
  return {
    number: (value) => add({ ...placed(), kind: 'leaf', role: 'constant', value }),
    op: (op: OpId, ...inputs) => add({ ...placed(), kind: 'op', op, inputs }),
  };
}

function createLook(document: NudgeDocument): Look {
  let spaceOf: ((address: Address) => number) | null = null;
  return {
    inputs(address, op) {
      const record = address === null || localOf(address) !== null ? undefined : document.nodes.get(nodeOf(address));
      if (record?.kind !== 'op' || record.op !== op) return null;
      const wired = record.inputs.flatMap((from) => from ?? []);
      return wired.length === record.inputs.length ? wired : null;
    },
    isNumber(address, value) {
      const record = address === null || localOf(address) !== null ? undefined : document.nodes.get(nodeOf(address));
      return record?.kind === 'leaf' && record.role === 'constant' && record.value === value;
    },
    hasRows(address) {
      spaceOf ??= compile(document).spaceOf;
      return spaceOf(address) >= 0;
    },
  };
}

/** The parts that a node was put together from: all above it as far as what it reads now, each after all that reads it among them. */
function partsBetween({ nodes }: NudgeDocument, before: NodeRecord, after: NodeRecord): readonly NodeId[] {
  const ends = new Set(wiresInto(after).map(({ from }) => nodeOf(from)));
  const parts = new Set<NodeId>();
  const open = [before];
  for (let record = open.pop(); record !== undefined; record = open.pop()) {
    for (const { from } of wiresInto(record)) {
      const id = nodeOf(from);
      const part = nodes.get(id);
      if (part === undefined || ends.has(id)) continue;
      // Once more, so that it comes after this reader too.
      parts.delete(id);
      parts.add(id);
      open.push(part);
    }
  }
  return [...parts];
}

/** The parts that nothing reads any more. */
function unread(document: NudgeDocument, parts: readonly NodeId[]): readonly NodeId[] {
  const readers = new Map<NodeId, number>();
  const count = (address: Address, by: number) =>
    readers.set(nodeOf(address), (readers.get(nodeOf(address)) ?? 0) + by);
  for (const record of document.nodes.values()) for (const { from } of wiresInto(record)) count(from, 1);
  for (const address of kept(document)) count(address, 1);
  return parts.filter((id) => {
    const record = document.nodes.get(id);
    if (record === undefined || (readers.get(id) ?? 0) > 0) return false;
    for (const { from } of wiresInto(record)) count(from, -1);
    return true;
  });
}

/** What a document points at other than by wires: the root, the loss of training, the outputs of the definition that is being edited. */
function kept({ root, training, inside, definitions }: NudgeDocument): readonly Address[] {
  const outputs = inside === undefined ? [] : (definitions?.get(inside)?.outputs ?? []);
  return [root, training?.loss ?? null, ...outputs.map(({ from }) => from)].flatMap((address) => address ?? []);
}

function isReadInside(document: NudgeDocument, id: NodeId): boolean {
  const isInner = (address: Address) => nodeOf(address) === id && localOf(address) !== null;
  if (kept(document).some(isInner)) return true;
  return [...document.nodes.values()].some((record) => wiresInto(record).some(({ from }) => isInner(from)));
}
