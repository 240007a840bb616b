import { invariant } from '../kernel/invariant.ts';
import { inside, localOf, nodeOf, type Address, type NodeId } from '../kernel/ids.ts';
import type { NodeRecord, NudgeDocument } from './document.ts';

/** A change of the document. Records come whole, null where a node is removed; numbers come as old and new, so that
 *  nudging one of many weights stays small. */
export interface Patch {
  readonly nodes?: ReadonlyMap<NodeId, NodeRecord | null>;
  readonly numbers?: ReadonlyMap<Address, readonly [before: number, after: number]>;
  readonly title?: string;
  readonly seed?: number;
  readonly root?: Address | null;
}

/** The number at a leaf, inside a macro too; undefined where the address is no leaf. */
export function leafNumber(document: NudgeDocument, address: Address): number | undefined {
  const record = document.nodes.get(nodeOf(address));
  const local = localOf(address);
  if (record?.kind === 'leaf') return local === null ? record.value : undefined;
  if (record?.kind === 'macro' && local !== null && Object.hasOwn(record.numbers, local)) return record.numbers[local];
  return undefined;
}

function withNumber(record: NodeRecord, address: Address, number: number): NodeRecord {
  const local = localOf(address);
  if (record.kind === 'leaf' && local === null) return { ...record, value: number };
  invariant(record.kind === 'macro' && local !== null && Object.hasOwn(record.numbers, local), `${address} is a leaf`);
  return { ...record, numbers: { ...record.numbers, [local]: number } };
}

/** The document after the patch. The old one is untouched. */
export function applyPatch(document: NudgeDocument, patch: Patch): NudgeDocument {
  let nodes = document.nodes;
  if (patch.nodes?.size || patch.numbers?.size) {
    const next = new Map(document.nodes);
    for (const [id, record] of patch.nodes ?? []) {
      if (record === null) next.delete(id);
      else next.set(id, record);
    }
    for (const [address, [, after]] of patch.numbers ?? []) {
      const record = next.get(nodeOf(address));
      invariant(record !== undefined, `${address} exists`);
      next.set(record.id, withNumber(record, address, after));
    }
    nodes = next;
  }
  return {
    ...document,
    nodes,
    ...(patch.title === undefined ? {} : { title: patch.title }),
    ...(patch.seed === undefined ? {} : { seed: patch.seed }),
    ...(patch.root === undefined ? {} : { root: patch.root }),
  };
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
