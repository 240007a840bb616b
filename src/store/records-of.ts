import { nodeOf, type Address, type NodeId } from '../kernel/ids.ts';

/** The records that a selection stands for: inner cards and frames mean their macro. */
export function recordsOf(selection: Iterable<Address>): ReadonlySet<NodeId> {
  return new Set([...selection].map(nodeOf));
}
