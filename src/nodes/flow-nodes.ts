import { localOf, nodeOf, type Address, type NodeId } from '../kernel/ids.ts';
import { compareOrder, type NodeRecord, type NudgeDocument, type OrderKey } from '../graph/document.ts';
import { wiresInto } from '../macros/wiring.ts';
import { tapeSlotAt } from '../compile/evaluate.ts';
import type { Program } from '../compile/program.ts';
import type { FlowNode } from '../canvas/flow-model.ts';
import { cardNodes } from './card-nodes.ts';
import { slotOf } from './flow-ends.ts';
import type { Titles } from './titles.ts';

/** The cards and frames of a document, in topological order, those without a number last in canonical order.
 *  Ids are addresses: a record's id for a closed card; for an open macro a frame `n7/frame` and the addresses of its inner slots. */
export function flowNodes(document: NudgeDocument, program: Program, titles: Titles): readonly FlowNode[] {
  return createFlowNodes()(document, program, titles);
}

/** What was made of a record, and from what. */
interface Made {
  readonly record: NodeRecord;
  readonly title: string;
  readonly read: string;
  readonly nodes: readonly FlowNode[];
}

/** As `flowNodes`, for one document as it changes: what looks the same stays the same object, so an edit costs the canvas what changed.
 *  Cost: n log n, most of it for the order. */
export function createFlowNodes(): (document: NudgeDocument, program: Program, titles: Titles) => readonly FlowNode[] {
  let kept: ReadonlyMap<NodeId, Made> = new Map();
  return (document, program, titles) => {
    const reads = innerReads(document);
    const made = new Map<NodeId, Made>();
    const ranked: Ranked[] = [];
    for (const record of document.nodes.values()) {
      const title = titles.get(record.id) ?? record.id;
      const locals = [...(reads.get(record.id) ?? none)];
      const read = locals.join(' ');
      const old = kept.get(record.id);
      const same = old !== undefined && old.record === record && old.title === title && old.read === read;
      const now = same ? old : { record, title, read, nodes: cardNodes(record, title, locals) };
      made.set(record.id, now);
      rank(now.nodes, record, program, ranked);
    }
    kept = made;
    ranked.sort((a, b) => (a.rank === b.rank ? compareOrder(a.order, b.order) : a.rank - b.rank));
    return ranked.map(({ node }) => node);
  };
}

const none: ReadonlySet<string> = new Set();

/** The inner slots that something outside reads, as local addresses by macro. */
function innerReads(document: NudgeDocument): ReadonlyMap<NodeId, ReadonlySet<string>> {
  const reads = new Map<NodeId, Set<string>>();
  for (const record of document.nodes.values()) {
    for (const { from } of wiresInto(record)) {
      const local = localOf(from);
      if (local === null) continue;
      const node = nodeOf(from);
      const locals = reads.get(node);
      if (locals === undefined) reads.set(node, new Set([local]));
      else locals.add(local);
    }
  }
  return reads;
}

/** A flow node on its way into topological order. */
interface Ranked {
  readonly node: FlowNode;
  /** Its place on the tape; what has no number comes after everything that has one. */
  readonly rank: number;
  readonly order: OrderKey;
}

const unranked = Number.POSITIVE_INFINITY;

function rankOf(program: Program, address: Address): number {
  const slot = tapeSlotAt(program, address);
  return slot < 0 ? unranked : slot;
}

/** Ranks the flow nodes of one record. A frame comes just before the first of its cards. */
function rank(nodes: readonly FlowNode[], record: NodeRecord, program: Program, into: Ranked[]): void {
  const [first, ...inner] = nodes;
  if (first === undefined) return;
  let lowest = unranked;
  for (const node of inner) {
    const address = slotOf(node.id);
    const place = rankOf(program, address);
    lowest = Math.min(lowest, place);
    const order = program.slots[program.indexOf.get(address) ?? -1]?.order ?? record.order;
    into.push({ node, rank: place, order });
  }
  const place = first.layer === 'frame' ? lowest - 0.5 : rankOf(program, record.id);
  into.push({ node: first, rank: place, order: record.order });
}
