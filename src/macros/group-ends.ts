import { lastOf, localOf, nodeOf, type Address, type NodeId } from '../kernel/ids.ts';
import { compareOrder, type NodeRecord, type NudgeDocument } from '../graph/document.ts';
import { longestName } from '../graph/names.ts';
import { computes } from './groupable.ts';
import { wiresInto } from './wires.ts';

/** What a group reads from outside, in the order of its nodes: one entry for each source, however many wires come from it. */
export function sourcesOf(members: readonly NodeRecord[]): readonly Address[] {
  const ids = new Set(members.map(({ id }) => id));
  const found = new Set<Address>();
  for (const record of members) for (const { from } of wiresInto(record)) if (!ids.has(nodeOf(from))) found.add(from);
  return [...found];
}

/** What of a group is read outside, in canonical order, the root first: its outputs. Where nothing is, the last node that computes and that
 *  nothing reads. `members` come in canonical order; `root` is what is being differentiated, chosen or not. */
export function outputsOf(
  document: NudgeDocument,
  members: readonly NodeRecord[],
  root: Address | null,
): readonly Address[] {
  const place = new Map(members.map(({ id }, index) => [id, index]));
  const read = new Set<Address>();
  const note = (from: Address | null) => {
    if (from !== null && place.has(nodeOf(from))) read.add(from);
  };
  note(root);
  note(document.training?.loss ?? null);
  if (document.inside !== undefined)
    for (const { from } of document.definitions?.get(document.inside)?.outputs ?? []) note(from);
  for (const record of document.nodes.values())
    if (!place.has(record.id)) for (const { from } of wiresInto(record)) note(from);
  const ranked = (address: Address) => (address === root ? -1 : (place.get(nodeOf(address)) ?? 0));
  if (read.size > 0) return [...read].sort((a, b) => ranked(a) - ranked(b) || (a < b ? -1 : 1));
  const within = new Set(members.flatMap((record) => wiresInto(record).map(({ from }) => nodeOf(from))));
  const last = members.findLast((record) => computes(record) && !within.has(record.id)) ?? members.findLast(computes);
  return last === undefined ? [] : [last.id];
}

/** A node outside a group through which the group would read itself, and the two ends of that way; null when there is none. */
export function between(
  document: NudgeDocument,
  members: ReadonlySet<NodeId>,
): { readonly node: NodeId; readonly from: NodeId; readonly to: NodeId } | null {
  const readers = new Map<NodeId, NodeRecord[]>();
  for (const record of document.nodes.values())
    for (const { from } of wiresInto(record)) {
      const list = readers.get(nodeOf(from));
      if (list === undefined) readers.set(nodeOf(from), [record]);
      else list.push(record);
    }
  const stack: (readonly [node: NodeId, from: NodeId])[] = [];
  const seen = new Set<NodeId>();
  const follow = (node: NodeId, from: NodeId) => {
    for (const reader of readers.get(node) ?? []) {
      if (members.has(reader.id) || seen.has(reader.id)) continue;
      seen.add(reader.id);
      stack.push([reader.id, from]);
    }
  };
  for (const member of members) follow(member, member);
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const [node, from] = step;
    const to = (readers.get(node) ?? []).find(({ id }) => members.has(id));
    if (to !== undefined) return { node, from, to: to.id };
    follow(node, from);
  }
  return null;
}

/** Names for ports after what they read (`x`, a column's name, `o_sum`), else `x1`, `x2`, …; none is taken twice. */
export function portNames(
  document: NudgeDocument,
  sources: readonly Address[],
  taken: Iterable<string>,
): readonly string[] {
  const used = new Set(taken);
  let count = 0;
  return sources.map((source) => {
    const wanted = sourceName(document, source);
    let name = wanted ?? `x${++count}`;
    for (let suffix = 2; used.has(name); suffix++) name = wanted === null ? `x${++count}` : `${wanted}_${suffix}`;
    used.add(name);
    return name;
  });
}

function sourceName(document: NudgeDocument, source: Address): string | null {
  const record = document.nodes.get(nodeOf(source));
  const local = localOf(source);
  if (record?.kind === 'data') return asName(record.columns.find(({ port }) => port === local)?.name ?? '');
  if (record?.name == null) return null;
  return local === null ? record.name : asName(`${record.name}_${lastOf(source)}`);
}

/** A text with what no name can hold made into `_`; null when nothing is left of it. */
function asName(text: string): string | null {
  const plain = [...text.replaceAll(/[^\p{L}\p{M}\p{N}_]+/gu, '_').replaceAll(/^[^\p{L}_]+|_+$/gu, '')];
  return plain.length === 0 ? null : plain.slice(0, longestName - 4).join('');
}

/** Nodes in canonical order. */
export function inOrder(records: Iterable<NodeRecord>): readonly NodeRecord[] {
  return [...records].sort((a, b) => compareOrder(a.order, b.order));
}
