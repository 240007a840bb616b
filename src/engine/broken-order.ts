import type { Tape } from './tape.ts';

/** A backward pass without a topological sort. `newest`: the node that was made last first, which is right only by luck. `oldest`: the list
 *  was not reversed, so a node passes on before its own gradient has come. `recursive`: every node passes on each time it is reached. */
export type WrongOrder = 'newest' | 'oldest' | 'recursive';

/** How many ops lie at most between each slot and the leaves. */
export function levelsOf({ slotCount, reads, starts }: Tape): Int32Array {
  const levels = new Int32Array(slotCount);
  // Operands lie below what uses them.
  for (let slot = 0; slot < slotCount; slot++)
    for (let k = starts[slot]!; k < starts[slot + 1]!; k++)
      levels[slot] = Math.max(levels[slot]!, levels[reads[k]!]! + 1);
  return levels;
}

/** The slots on the path in the order in which they pass on, each once. Right (null): the highest level first, and within one level what was
 *  made last first, as in a reversed list of what was computed. */
export function brokenOrder(
  { nodeOfSlot }: Tape,
  reaches: Uint8Array,
  levels: Int32Array,
  order: Exclude<WrongOrder, 'recursive'> | null,
): readonly number[] {
  const onPath = [...reaches.keys()].filter((slot) => reaches[slot] !== 0);
  const age = (slot: number) => nodeOfSlot[slot]!;
  switch (order) {
    case null:
      return onPath.sort((a, b) => levels[b]! - levels[a]! || age(b) - age(a));
    case 'newest':
      return onPath.sort((a, b) => age(b) - age(a));
    case 'oldest':
      return onPath.sort((a, b) => age(a) - age(b));
  }
}
