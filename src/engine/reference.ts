import { opIds, ops } from '../ops/table.ts';
import type { TapeNode } from './tape.ts';

/** What the twin found, by node index. A gradient is null where the node does not reach the root. */
export interface Reference {
  readonly values: readonly number[];
  readonly gradients: readonly (number | null)[];
}

/** The same numbers as the tape's sweeps, found in the plainest way: recursive, slow, without flat arrays, runs or loops of ops.
 *  It keeps the canonical order, so tests hold the sweeps to it bit for bit. Not for deep graphs: the stack ends at a few thousand. */
export function reference(nodes: readonly TapeNode[], initial: readonly number[], root: number): Reference {
  const order = canonicalOrder(nodes);
  const values = initial.slice();
  const operandsOf = (node: number) => (nodes[node]?.inputs ?? []).map((input) => values[input] ?? NaN);

  for (const node of order) {
    const op = nodes[node]?.op ?? 'leaf';
    if (op !== 'leaf') values[node] = ops[op].forward(operandsOf(node));
  }

  // From the last node of the order to the first, so that all consumers of a node have their gradients when it gets its own.
  const gradients: (number | null)[] = nodes.map(() => null);
  for (const node of order.toReversed()) {
    let gradient = node === root ? 1 : null;
    for (const consumer of order.toReversed()) {
      const passedBack = gradients[consumer] ?? null;
      const { op, inputs } = nodes[consumer] ?? { op: 'leaf', inputs: [] };
      if (passedBack === null || op === 'leaf') continue;
      const slopes = ops[op].partials(operandsOf(consumer), values[consumer] ?? NaN);
      for (const [position, input] of inputs.entries()) {
        if (input === node) gradient = (gradient ?? 0) + passedBack * (slopes[position] ?? NaN);
      }
    }
    gradients[node] = gradient;
  }
  return { values, gradients };
}

/** Node indices by level, then by the op's place in the table, then by canonical rank. */
function canonicalOrder(nodes: readonly TapeNode[]): readonly number[] {
  const known = new Map<number, number>();
  function level(node: number): number {
    const before = known.get(node);
    if (before !== undefined) return before;
    const { op, inputs } = nodes[node] ?? { op: 'leaf', inputs: [] };
    const found = op === 'leaf' ? 0 : 1 + Math.max(0, ...inputs.map(level));
    known.set(node, found);
    return found;
  }
  const place = (node: number) => {
    const op = nodes[node]?.op ?? 'leaf';
    return op === 'leaf' ? -1 : opIds.indexOf(op);
  };
  return nodes.map((_, node) => node).sort((a, b) => level(a) - level(b) || place(a) - place(b) || a - b);
}
