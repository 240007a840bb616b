import { inside, localOf, nodeOf, type Address, type NodeId } from '../kernel/ids.ts';
import {
  compareOrder,
  type Definitions,
  type NodeRecord,
  type NudgeDocument,
  type OrderKey,
} from '../graph/document.ts';
import { wiresInto } from '../macros/wires.ts';
import { tapeSlotAt } from '../compile/evaluate.ts';
import type { Program } from '../compile/program.ts';
import type { FlowNode } from '../canvas/flow-model.ts';
import { cardNodes } from './card-nodes.ts';
import { outputEnd, slotOf } from './flow-ends.ts';
import { createInsides, type Insides } from '../macros/insides.ts';
import type { Titles } from './titles.ts';

/** The cards and frames of a document, in topological order, those without a number last in canonical order.
 *  Ids are addresses: a record's id for a closed card; for an open macro a frame `n7/frame` and the addresses of its inner slots. */
export function flowNodes(document: NudgeDocument, program: Program, titles: Titles): readonly FlowNode[] {
  return createFlowNodes(createInsides())(document, program, titles);
}

/** What was made of a record, and from what. */
interface Made {
  readonly record: NodeRecord;
  readonly definitions: Definitions | undefined;
  readonly title: string;
  readonly read: string;
  readonly nodes: readonly FlowNode[];
}

/** As `flowNodes`, for one document as it changes: what looks the same stays the same object, so an edit costs the canvas what changed.
 *  Cost: n log n, most of it for the order. */
export function createFlowNodes(
  insidesOf: (document: NudgeDocument) => Insides,
): (document: NudgeDocument, program: Program, titles: Titles) => readonly FlowNode[] {
  let kept: ReadonlyMap<NodeId, Made> = new Map();
  return (document, program, titles) => {
    const insides = insidesOf(document);
    const { definitions } = document;
    const reads = innerReads(document, insides);
    const made = new Map<NodeId, Made>();
    const ranked: Ranked[] = [];
    for (const record of document.nodes.values()) {
      const title = titles.get(record.id) ?? record.id;
      const read = reads.get(record.id) ?? noReads;
      const old = kept.get(record.id);
      const same =
        old !== undefined &&
        old.record === record &&
        old.title === title &&
        old.read === read.key &&
        old.definitions === definitions;
      const now = same
        ? old
        : {
            record,
            definitions,
            title,
            read: read.key,
            nodes: cardNodes(record, { document, insides, titles, read: read.ports }),
          };
      made.set(record.id, now);
      rank(now.nodes, record, program, ranked);
    }
    kept = made;
    ranked.sort((a, b) => (a.rank === b.rank ? compareOrder(a.order, b.order) : a.rank - b.rank));
    return ranked.map(({ node }) => node);
  };
}

/** What is read from inside one macro: outputs by flow node, and all in one line to compare by. */
interface Reads {
  readonly ports: Map<string, Set<string>>;
  key: string;
}

const noReads: Reads = { ports: new Map(), key: '' };

/** The outputs inside macros that something outside reads, by macro. */
function innerReads(document: NudgeDocument, insides: Insides): ReadonlyMap<NodeId, Reads> {
  const reads = new Map<NodeId, Reads>();
  for (const record of document.nodes.values()) {
    for (const { from } of wiresInto(record)) {
      if (localOf(from) === null) continue;
      const node = nodeOf(from);
      if (document.nodes.get(node)?.kind !== 'macro') continue;
      const end = outputEnd(document, insides, from);
      let of = reads.get(node);
      if (of === undefined) reads.set(node, (of = { ports: new Map(), key: '' }));
      const ports = of.ports.get(end.node) ?? new Set();
      of.ports.set(end.node, ports.add(end.port));
      of.key += `${end.node} ${end.port} `;
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

/** How far before the first of its cards a frame comes, and how much less for each frame around it. */
const frameLead = 0.5;
const frameStep = 0.01;

/** Ranks the flow nodes of one record. A frame comes just before the first of its cards, an inner one after the one it lies in. */
function rank(nodes: readonly FlowNode[], record: NodeRecord, program: Program, into: Ranked[]): void {
  const lowest = new Map<string, number>();
  const depths = new Map<string, number>();
  for (const node of nodes) {
    if (node.layer === 'frame') depths.set(node.id, node.frame === undefined ? 0 : (depths.get(node.frame) ?? 0) + 1);
  }
  const frameAround = new Map(nodes.map((node) => [node.id, node.frame]));
  for (const node of nodes) {
    const order = program.slots[program.indexOf.get(slotOf(node.id)) ?? -1]?.order ?? record.order;
    if (node.layer === 'frame') continue;
    const place = node.frame === undefined ? recordRank(program, record) : rankOf(program, slotOf(node.id));
    into.push({ node, rank: place, order });
    for (let frame = node.frame; frame !== undefined; frame = frameAround.get(frame))
      lowest.set(frame, Math.min(lowest.get(frame) ?? unranked, place));
  }
  for (const node of nodes) {
    if (node.layer !== 'frame') continue;
    const lead = frameLead - frameStep * (depths.get(node.id) ?? 0);
    into.push({ node, rank: (lowest.get(node.id) ?? unranked) - lead, order: record.order });
  }
}

/** A data table comes first of all that reads it: with the first of its columns. */
function recordRank(program: Program, record: NodeRecord): number {
  if (record.kind !== 'data') return rankOf(program, record.id);
  return Math.min(unranked, ...record.columns.map(({ port }) => rankOf(program, inside(record.id, port))));
}
