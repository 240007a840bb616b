declare const brand: unique symbol;

/** The lasting id of one record of a document. Matches `^[A-Za-z0-9_-]{1,32}$`. */
export type NodeId = string & { readonly [brand]: 'NodeId' };

/** The lasting name of one slot: a node (`n7`) or a slot inside a macro (`n7/w:p3`). The part before the first `/` is the node's id. */
export type Address = string & { readonly [brand]: 'NodeId' | 'Address' };

const nodeIdPattern = /^[A-Za-z0-9_-]{1,32}$/;
const addressPattern = /^[A-Za-z0-9_-]{1,32}(?:\/[A-Za-z0-9_:-]{1,64}){0,12}$/;

/** The text as a node id, or null when it is none. */
export function nodeId(text: string): NodeId | null {
  return nodeIdPattern.test(text) ? (text as NodeId) : null;
}

/** The text as an address, or null when it is none. */
export function address(text: string): Address | null {
  return addressPattern.test(text) ? (text as Address) : null;
}

/** The node a slot belongs to: `n7/w:p3` → `n7`, `n7` → `n7`. */
export function nodeOf(slot: Address): NodeId {
  const cut = slot.indexOf('/');
  return (cut < 0 ? slot : slot.slice(0, cut)) as NodeId;
}

/** The part of an address inside its macro: `n7/w:p3` → `w:p3`; null for a node's own slot. */
export function localOf(slot: Address): string | null {
  const cut = slot.indexOf('/');
  return cut < 0 ? null : slot.slice(cut + 1);
}

/** The address of a slot inside a macro instance. */
export function inside(node: NodeId, local: string): Address {
  return `${node}/${local}` as Address;
}

/** The address of something inside a macro at any depth: `n7/l1` and `n2` → `n7/l1/n2`. */
export function within(outer: Address, local: string): Address {
  return `${outer}/${local}` as Address;
}

/** The macro that a slot lies in: `n7/l1/b` → `n7/l1`, `n7/b` → `n7`; null for a node of the document. */
export function outerOf(slot: Address): Address | null {
  const cut = slot.lastIndexOf('/');
  return cut < 0 ? null : (slot.slice(0, cut) as Address);
}

/** The last part of an address: `n7/l1/n2` → `n2`. */
export function lastOf(slot: Address): string {
  return slot.slice(slot.lastIndexOf('/') + 1);
}
