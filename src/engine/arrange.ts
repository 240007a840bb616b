import { opIds, ops } from '../ops/table.ts';
import type { Places } from './places.ts';
import type { Run, TapeNode } from './tape-node.ts';

/** A part of the tape that is swept as one: slots with one number each, or slots of one row space. */
export interface Stratum {
  /** The row space, −1 for slots with one number. */
  readonly space: number;
  readonly runs: readonly Run[];
}

/** The order of the slots, cut into strata and runs. */
export interface Arrangement {
  readonly nodeOfSlot: Int32Array;
  readonly slotOfNode: Int32Array;
  readonly strata: readonly Stratum[];
}

/** Sorts by (phase, row space, level, op, canonical rank), by counting twice: within each stratum, then the strata. A tape without columns
 *  has exactly one stratum. */
export function arrange(nodes: readonly TapeNode[], { level, phase, space }: Places, spaces: number): Arrangement {
  const count = nodes.length;
  const rankOf = new Map<string, number>(opIds.map((id, rank) => [id, rank]));
  const within = sortedBy(count, (node) => level[node]! * opIds.length + (rankOf.get(nodes[node]!.op) ?? 0));
  const stratumOf = (node: number) => phase[node]! * (spaces + 1) + space[node]! + 1;
  const byStratum = sortedBy(count, (place) => stratumOf(within[place]!));
  const nodeOfSlot = byStratum.map((place) => within[place]!);
  const slotOfNode = new Int32Array(count);
  for (let slot = 0; slot < count; slot++) slotOfNode[nodeOfSlot[slot]!] = slot;

  const strata: { readonly space: number; readonly runs: Run[] }[] = [{ space: -1, runs: [] }];
  let from = 0;
  for (let slot = 0; slot < count; slot++) {
    const node = nodeOfSlot[slot]!;
    const isNew = slot > 0 && stratumOf(node) !== stratumOf(nodeOfSlot[slot - 1]!);
    if (isNew || (slot === 0 && space[node]! >= 0)) strata.push({ space: space[node]!, runs: [] });
    const { op } = nodes[node]!;
    const next = nodeOfSlot[slot + 1];
    const isLast =
      next === undefined ||
      stratumOf(next) !== stratumOf(node) ||
      level[next] !== level[node] ||
      nodes[next]!.op !== op;
    if (!isLast) continue;
    if (op !== 'leaf') strata.at(-1)!.runs.push({ op: ops[op], from, to: slot + 1 });
    from = slot + 1;
  }
  return { nodeOfSlot, slotOfNode, strata };
}

/** The numbers 0 … count − 1, stably sorted by a whole-number key from 0. Cost: linear in count and in the largest key. */
function sortedBy(count: number, key: (index: number) => number): Int32Array {
  let keys = 1;
  for (let index = 0; index < count; index++) keys = Math.max(keys, key(index) + 1);
  const first = new Int32Array(keys + 1);
  for (let index = 0; index < count; index++) first[key(index) + 1]!++;
  for (let at = 0; at < keys; at++) first[at + 1]! += first[at]!;
  const sorted = new Int32Array(count);
  for (let index = 0; index < count; index++) sorted[first[key(index)]!++] = index;
  return sorted;
}
