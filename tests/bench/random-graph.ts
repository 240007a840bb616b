import { createRandom } from '../../src/kernel/random.ts';
import type { TapeNode } from '../../src/engine/tape.ts';

/** A graph to time: every op lies on a path to the root, which is the last node. */
export interface TimedGraph {
  readonly nodes: readonly TapeNode[];
  readonly initial: readonly number[];
  readonly ops: number;
}

/** A random graph of add, sub, mul, tanh, relu and sigmoid, with one leaf for eight ops. Operands come from a window of recent nodes, so
 *  that it is deep as hand-made and unrolled graphs are; what nothing has used yet is used first, so that nothing is off the path. */
export function randomGraph(ops: number, seed: number): TimedGraph {
  const random = createRandom(seed);
  const leaves = Math.ceil(ops / 8);
  const window = Math.ceil(Math.sqrt(ops) * 1.5);
  const nodes: TapeNode[] = [];
  const initial: number[] = [];
  const unused: number[] = [];
  let oldestUnused = 0;
  for (let leaf = 0; leaf < leaves; leaf++) {
    nodes.push({ op: 'leaf', inputs: [] });
    initial.push(random.uniform(-1.5, 1.5));
    unused.push(leaf);
  }
  const used = new Set<number>();
  const recent = () => Math.max(0, nodes.length - 1 - random.integer(window));
  const oldest = () => {
    while (oldestUnused < unused.length && used.has(unused[oldestUnused] ?? 0)) oldestUnused++;
    return unused[oldestUnused++] ?? recent();
  };
  const place = (op: TapeNode['op'], inputs: readonly number[]) => {
    for (const input of inputs) used.add(input);
    unused.push(nodes.length);
    nodes.push({ op, inputs });
    initial.push(0);
  };
  while (nodes.length < leaves + ops) {
    const kind = random.integer(20);
    if (kind < 6) place('add', [oldest(), recent()]);
    else if (kind < 9) place('sub', [recent(), oldest()]);
    else if (kind < 14) place('mul', [recent(), oldest()]);
    else if (kind < 17) place('tanh', [recent()]);
    else if (kind < 19) place('relu', [oldest()]);
    else place('sigmoid', [recent()]);
  }
  // What is still unused is added up, in place of as many of the last nodes as that takes.
  return closed(nodes, initial, leaves, ops);
}

function closed(nodes: TapeNode[], initial: number[], leaves: number, ops: number): TimedGraph {
  let keep = ops;
  for (;;) {
    const used = new Set(nodes.slice(0, leaves + keep).flatMap(({ inputs }) => inputs));
    const loose: number[] = [];
    for (let node = 0; node < leaves + keep; node++) if (!used.has(node)) loose.push(node);
    const missing = keep + loose.length - 1 - ops;
    if (missing > 0) {
      keep -= Math.ceil(missing / 2);
      continue;
    }
    const kept = nodes.slice(0, leaves + keep);
    // The first of two loose ends goes to the back of the queue as their sum: a tree, not a chain.
    for (let at = 0; at + 1 < loose.length; at += 2) {
      loose.push(kept.length);
      kept.push({ op: 'add', inputs: [loose[at] ?? 0, loose[at + 1] ?? 0] });
    }
    return {
      nodes: kept,
      initial: initial.slice(0, leaves + keep).concat(kept.slice(leaves + keep).map(() => 0)),
      ops: kept.length - leaves,
    };
  }
}
