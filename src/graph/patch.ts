import { invariant } from '../kernel/invariant.ts';
import { inside, localOf, nodeOf, type Address, type NodeId } from '../kernel/ids.ts';
import type { Definitions, NodeRecord, NudgeDocument } from './document.ts';
import type { TrainingSettings } from './training-settings.ts';

/** A change of the document. Records come whole, null where a node is removed; numbers come as old and new, so that
 *  nudging one of many weights stays small. */
export interface Patch {
  readonly nodes?: ReadonlyMap<NodeId, NodeRecord | null>;
  readonly numbers?: ReadonlyMap<Address, readonly [before: number, after: number]>;
  readonly title?: string;
  readonly seed?: number;
  readonly root?: Address | null;
  /** Null where the settings are taken away. */
  readonly training?: TrainingSettings | null;
  /** All of them, since they are few; null where the last one goes. */
  readonly definitions?: Definitions | null;
}

/** The number at a leaf, inside a macro too; undefined where the address is no leaf. */
export function leafNumber(document: NudgeDocument, address: Address): number | undefined {
  const record = document.nodes.get(nodeOf(address));
  const local = localOf(address);
  if (record?.kind === 'leaf') return local === null ? record.value : undefined;
  if (record?.kind === 'macro' && local !== null && Object.hasOwn(record.numbers, local)) return record.numbers[local];
  return undefined;
}

/** The record with new numbers at some of its addresses. Cost: one copy of its numbers, however many change. */
function withNumbers(record: NodeRecord, changes: readonly (readonly [Address, number])[]): NodeRecord {
  if (record.kind === 'leaf') {
    let { value } = record;
    for (const [address, number] of changes) {
      invariant(localOf(address) === null, `${address} is a leaf`);
      value = number;
    }
    return { ...record, value };
  }
  const [first] = changes;
  invariant(record.kind === 'macro', `${first?.[0]} is a leaf`);
  const numbers: Record<string, number> = { ...record.numbers };
  for (const [address, number] of changes) {
    const local = localOf(address);
    invariant(local !== null && Object.hasOwn(numbers, local), `${address} is a leaf`);
    numbers[local] = number;
  }
  return { ...record, numbers };
}

/** The document after the patch. The old one is untouched. Cost: one pass over the nodes, and one over each record whose numbers change. */
export function applyPatch(document: NudgeDocument, patch: Patch): NudgeDocument {
  let nodes = document.nodes;
  if (patch.nodes?.size || patch.numbers?.size) {
    const next = new Map(document.nodes);
    for (const [id, record] of patch.nodes ?? []) {
      if (record === null) next.delete(id);
      else next.set(id, record);
    }
    for (const [id, changes] of byNode(patch.numbers ?? [])) {
      const record = next.get(id);
      invariant(record !== undefined, `${id} exists`);
      next.set(id, withNumbers(record, changes));
    }
    nodes = next;
  }
  return {
    ...withoutParts(document, patch),
    nodes,
    ...(patch.title === undefined ? {} : { title: patch.title }),
    ...(patch.seed === undefined ? {} : { seed: patch.seed }),
    ...(patch.root === undefined ? {} : { root: patch.root }),
    ...(patch.training ? { training: patch.training } : {}),
    ...(patch.definitions ? { definitions: patch.definitions } : {}),
  };
}

/** The document without the optional parts that the patch takes away. */
function withoutParts(document: NudgeDocument, patch: Patch): NudgeDocument {
  const { training, definitions, ...rest } = document;
  return {
    ...rest,
    ...(training === undefined || patch.training === null ? {} : { training }),
    ...(definitions === undefined || patch.definitions === null ? {} : { definitions }),
  };
}

function byNode(
  numbers: Iterable<readonly [Address, readonly [before: number, after: number]]>,
): ReadonlyMap<NodeId, readonly (readonly [Address, number])[]> {
  const groups = new Map<NodeId, (readonly [Address, number])[]>();
  for (const [address, [, after]] of numbers) {
    const id = nodeOf(address);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [[address, after]]);
    else group.push([address, after]);
  }
  return groups;
}

/** The patch that takes `applyPatch(document, patch)` back to `document`. */
export function invertPatch(document: NudgeDocument, patch: Patch): Patch {
  const nodes = new Map<NodeId, NodeRecord | null>();
  for (const id of patch.nodes?.keys() ?? []) nodes.set(id, document.nodes.get(id) ?? null);
  const numbers = new Map<Address, readonly [number, number]>();
  for (const [address, [before, after]] of patch.numbers ?? []) {
    // A record that comes back whole brings its numbers with it.
    if (!nodes.has(nodeOf(address))) numbers.set(address, [after, before]);
  }
  return {
    ...(nodes.size ? { nodes } : {}),
    ...(numbers.size ? { numbers } : {}),
    ...(patch.title === undefined ? {} : { title: document.title }),
    ...(patch.seed === undefined ? {} : { seed: document.seed }),
    ...(patch.root === undefined ? {} : { root: document.root }),
    ...(patch.training === undefined ? {} : { training: document.training ?? null }),
    ...(patch.definitions === undefined ? {} : { definitions: document.definitions ?? null }),
  };
}

/** The smallest patch that takes one document to the other: numbers where only numbers differ, else whole records. */
export function patchBetween(before: NudgeDocument, after: NudgeDocument): Patch {
  const nodes = new Map<NodeId, NodeRecord | null>();
  const numbers = new Map<Address, readonly [number, number]>();
  for (const id of before.nodes.keys()) if (!after.nodes.has(id)) nodes.set(id, null);
  for (const [id, record] of after.nodes) {
    const old = before.nodes.get(id);
    if (old === record) continue;
    const changed = old === undefined ? null : numbersBetween(old, record);
    if (changed === null) nodes.set(id, record);
    else for (const [address, pair] of changed) numbers.set(address, pair);
  }
  return {
    ...(nodes.size ? { nodes } : {}),
    ...(numbers.size ? { numbers } : {}),
    ...(before.title === after.title ? {} : { title: after.title }),
    ...(before.seed === after.seed ? {} : { seed: after.seed }),
    ...(before.root === after.root ? {} : { root: after.root }),
    ...(before.training === after.training ? {} : { training: after.training ?? null }),
    ...(before.definitions === after.definitions ? {} : { definitions: after.definitions ?? null }),
  };
}

/** The numbers that differ, when nothing else of the record does; null when something else does. */
function numbersBetween(
  before: NodeRecord,
  after: NodeRecord,
): readonly (readonly [Address, readonly [number, number]])[] | null {
  if (before.kind === 'leaf' && after.kind === 'leaf') {
    if (!sameFields(before, after, 'value')) return null;
    return Object.is(before.value, after.value) ? [] : [[after.id, [before.value, after.value]]];
  }
  if (before.kind === 'macro' && after.kind === 'macro') {
    const locals = Object.keys(after.numbers);
    const sameLocals =
      locals.length === Object.keys(before.numbers).length &&
      locals.every((local) => Object.hasOwn(before.numbers, local));
    if (!sameLocals || !sameFields(before, after, 'numbers')) return null;
    return locals
      .map((local): readonly [Address, readonly [number, number]] => [
        inside(after.id, local),
        [before.numbers[local] ?? 0, after.numbers[local] ?? 0],
      ])
      .filter(([, [old, fresh]]) => !Object.is(old, fresh));
  }
  return null;
}

/** Whether all fields but one hold the very same things (records share what an edit leaves alone). */
function sameFields(before: object, after: object, except: string): boolean {
  const old = new Map(Object.entries(before));
  const fresh = Object.entries(after);
  return (
    fresh.length === old.size &&
    fresh.every(([key, value]) => key === except || (old.has(key) && Object.is(old.get(key), value)))
  );
}
