import type { OpId } from '../../src/ops/table.ts';
import type { TapeNode } from '../../src/engine/tape-node.ts';
import { backward, forward, reachesRoot } from '../../src/engine/sweep.ts';
import { buildTape, type Tape } from '../../src/engine/tape.ts';

/** A graph for the engine, with the last node as its root. */
export interface TapeGraph {
  readonly nodes: readonly TapeNode[];
  readonly initial: readonly number[];
  readonly root: number;
}

/** Builds a graph line by line; every call gives back the index of its node. */
export function graphBuilder(): {
  readonly leaf: (value: number) => number;
  readonly op: (op: OpId, ...inputs: readonly number[]) => number;
  readonly done: () => TapeGraph;
} {
  const nodes: TapeNode[] = [];
  const initial: number[] = [];
  const place = (node: TapeNode, value: number) => {
    initial.push(value);
    return nodes.push(node) - 1;
  };
  return {
    leaf: (value) => place({ op: 'leaf', inputs: [] }, value),
    op: (op, ...inputs) => place({ op, inputs }, 0),
    done: () => ({ nodes, initial, root: nodes.length - 1 }),
  };
}

/** A graph swept once: values by node, and gradients by node, null off the path to the root. */
export interface Swept {
  readonly tape: Tape;
  readonly values: readonly number[];
  readonly gradients: readonly (number | null)[];
}

export function sweep({ nodes, initial, root }: TapeGraph): Swept {
  const tape = buildTape(nodes, initial);
  const rootSlot = tape.slotOfNode[root]!;
  forward(tape);
  backward(tape, rootSlot);
  const reaches = reachesRoot(tape, rootSlot);
  const slots = nodes.map((_, node) => tape.slotOfNode[node]!);
  return {
    tape,
    values: slots.map((slot) => tape.values[slot]!),
    gradients: slots.map((slot) => (reaches[slot] === 1 ? tape.adjoints[slot]! : null)),
  };
}

/** The graph as text, for the message of a failing random case. */
export function drawn({ nodes, initial, root }: TapeGraph): string {
  const lines = nodes.map(
    ({ op, inputs }, node) =>
      `v${node} = ${op === 'leaf' ? initial[node] : `${op}(${inputs.map((input) => `v${input}`).join(', ')})`}`,
  );
  return `${lines.join('\n')}\nroot v${root}`;
}
