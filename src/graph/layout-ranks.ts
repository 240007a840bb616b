import type { LayoutGraph } from './layout-graph.ts';

/** The column of every box, from 0. A wire always leads to a higher column. Longest path from the left; then what can stand nearer to
 *  its reader moves there, as long as more wires get shorter than longer: so leaves, and sums of leaves, stand beside what uses them. */
export function ranksOf({ boxes, wires }: LayoutGraph): Int32Array {
  const count = boxes.length;
  const readers: Set<number>[] = Array.from({ length: count }, () => new Set());
  const sources: Set<number>[] = Array.from({ length: count }, () => new Set());
  for (const { from, to } of wires) {
    readers[from]?.add(to);
    sources[to]?.add(from);
  }
  const missing = Int32Array.from(sources, (set) => set.size);
  const ranks = new Int32Array(count);
  const order = [...boxes.keys()].filter((node) => missing[node] === 0);
  // `order` grows while it is read, into a topological order.
  for (const node of order) {
    for (const reader of readers[node] ?? []) {
      ranks[reader] = Math.max(ranks[reader] ?? 0, (ranks[node] ?? 0) + 1);
      missing[reader] = (missing[reader] ?? 0) - 1;
      if (missing[reader] === 0) order.push(reader);
    }
  }
  const follows = new Uint8Array(count);
  for (const node of order)
    follows[node] = readers[node]?.size === 1 && every(sources[node], (source) => follows[source] === 1) ? 1 : 0;
  for (const node of order.toReversed()) {
    let beside = Infinity;
    for (const reader of readers[node] ?? []) beside = Math.min(beside, (ranks[reader] ?? 0) - 1);
    if (beside === Infinity) continue;
    // What serves this box alone follows it, so only the other sources hold it back.
    let held = 0;
    for (const source of sources[node] ?? []) if (!follows[source]) held++;
    if (held < (readers[node]?.size ?? 0)) ranks[node] = beside;
  }
  let lowest = Infinity;
  for (const rank of ranks) lowest = Math.min(lowest, rank);
  return ranks.map((rank) => rank - lowest);
}

function every(set: ReadonlySet<number> | undefined, test: (member: number) => boolean): boolean {
  for (const member of set ?? []) if (!test(member)) return false;
  return true;
}
