import { invariant } from '../kernel/invariant.ts';
import { ops } from '../ops/table.ts';
import type { TapeNode } from './tape-node.ts';

/** Where the nodes of a tape stand, by node index. */
export interface Places {
  /** 0 for leaves, else one above the highest operand. */
  readonly level: Int32Array;
  /** Even for a node with one number, odd for one with rows. What reads rows of phase 1 has phase 1, a mean over them phase 2, what uses
   *  that mean in every row phase 3, and so on. */
  readonly phase: Int32Array;
  /** The row space, −1 for a node with one number. */
  readonly space: Int32Array;
}

/** Kahn's algorithm, without recursion. Throws on a loop, and where rows of different spaces meet in one op. */
export function findPlaces(nodes: readonly TapeNode[]): Places {
  const level = new Int32Array(nodes.length);
  const phase = new Int32Array(nodes.length);
  const space = new Int32Array(nodes.length).fill(-1);
  const waitsFor = new Int32Array(nodes.length);
  const first = new Int32Array(nodes.length + 1);
  for (const { inputs } of nodes) for (const input of inputs) first[input + 1]!++;
  for (let node = 0; node < nodes.length; node++) first[node + 1]! += first[node]!;
  const consumers = new Int32Array(first[nodes.length]!);
  const filled = first.slice();
  const ready = new Int32Array(nodes.length);
  let found = 0;
  for (const [node, { op, inputs, space: own }] of nodes.entries()) {
    for (const input of inputs) consumers[filled[input]!++] = node;
    waitsFor[node] = inputs.length;
    if (op !== 'leaf') level[node] = 1;
    if (own !== undefined) {
      space[node] = own;
      phase[node] = 1;
    }
    if (inputs.length === 0) ready[found++] = node;
  }
  for (let done = 0; done < found; done++) {
    const node = ready[done]!;
    for (let k = first[node]!; k < first[node + 1]!; k++) {
      const consumer = consumers[k]!;
      level[consumer] = Math.max(level[consumer]!, level[node]! + 1);
      if (--waitsFor[consumer]! > 0) continue;
      settle(consumer);
      ready[found++] = consumer;
    }
  }
  invariant(found === nodes.length, 'the nodes for a tape contain a loop');
  return { level, phase, space };

  /** Finds phase and space of a node whose operands have theirs. */
  function settle(node: number): void {
    const { op, inputs } = nodes[node]!;
    let latest = 0;
    let rows = -1;
    for (const input of inputs) {
      latest = Math.max(latest, phase[input]!);
      if (space[input]! < 0) continue;
      if (rows >= 0 && rows !== space[input]) invariant(false, `node ${node} reads rows of two row spaces`);
      rows = space[input]!;
    }
    const reduces = op !== 'leaf' && ops[op].overRows !== null;
    const isOdd = latest % 2 === 1;
    if (rows < 0 || reduces) phase[node] = isOdd ? latest + 1 : latest;
    else {
      phase[node] = isOdd ? latest : latest + 1;
      space[node] = rows;
    }
  }
}
