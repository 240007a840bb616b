import type { TapeNode } from '../../src/engine/tape-node.ts';
import { createRandom } from '../../src/kernel/random.ts';

/** A graph to time. Every op lies on a path to the root, which is the last node. */
export interface TimedGraph {
  readonly nodes: readonly TapeNode[];
  /** By node index; of use for leaves only. */
  readonly initial: readonly number[];
  readonly ops: number;
}

/** A random graph of add, sub, mul, tanh, relu and sigmoid, with one leaf for eight ops. Operands come from a window of recent nodes, so
 *  that the graph is deep; what would leave the window unused is used first, so that nothing is off the path. Values stay between 0.1 and 4
 *  and relu takes only what is above 0, so that no gradient is 0 or below the normal range. */
export function randomGraph(ops: number, seed: number): TimedGraph {
  const random = createRandom(seed);
  const window = Math.ceil(ops ** 0.75 / 9);
  const nodes: TapeNode[] = [];
  const values: number[] = [];
  const used: boolean[] = [];
  let oldest = 0;
  const place = (op: TapeNode['op'], inputs: readonly number[], value: number) => {
    for (const input of inputs) used[input] = true;
    nodes.push({ op, inputs });
    values.push(value);
    used.push(false);
  };
  const recent = () => Math.max(0, nodes.length - 1 - random.integer(window));
  const leaving = () => {
    while (used[oldest]) oldest++;
    return oldest < nodes.length - window ? oldest : recent();
  };
  let placed = 0;
  while (placed < ops) {
    if (nodes.length < 2 || random.integer(9) === 0) {
      place('leaf', [], random.uniform(0.5, 1.5) * (random.integer(2) === 0 ? 1 : -1));
      continue;
    }
    placed++;
    const kind = random.integer(20);
    const a = recent();
    const x = values[a]!;
    if (Math.abs(x) > 2 || kind < 1) {
      place('tanh', [a], Math.tanh(x));
      continue;
    }
    if (kind < 4) {
      if (x > 0) place('relu', [a], x);
      else place('sigmoid', [a], 1 / (1 + Math.exp(-x)));
      continue;
    }
    const b = leaving();
    const y = values[b]!;
    if (kind < 14 && Math.abs(x * y) > 0.3) place('mul', [a, b], x * y);
    else if (a !== b && x * y < 0) place('sub', [a, b], x - y);
    else place('add', [a, b], x + y);
  }
  // What nothing uses is added up, pair by pair.
  let loose = nodes.flatMap((_, node) => (used[node] ? [] : node));
  while (loose.length > 1) {
    const sums: number[] = [];
    for (let at = 0; at < loose.length; at += 2) {
      if (at + 1 < loose.length)
        place('add', [loose[at]!, loose[at + 1]!], values[loose[at]!]! + values[loose[at + 1]!]!);
      sums.push(at + 1 < loose.length ? nodes.length - 1 : loose[at]!);
    }
    loose = sums;
  }
  return { nodes, initial: values, ops: nodes.filter(({ op }) => op !== 'leaf').length };
}
