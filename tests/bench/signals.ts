import { createMemo, createRoot, createSignal, type Accessor } from 'solid-js';
import type { TapeNode } from '../../src/engine/tape-node.ts';

/** The same graph as signals: one memo per value and one per gradient, as a first idea for a reactive canvas would have it. */
export interface SignalGraph {
  /** Moves one leaf, after which all memos are up to date. Writing all leaves in one batch would cost Solid forty times more. */
  readonly nudge: (leaf: number, shift: number) => void;
  readonly gradient: (node: number) => number;
  readonly dispose: () => void;
}

export function createSignalGraph(nodes: readonly TapeNode[], initial: ArrayLike<number>, root: number): SignalGraph {
  return createRoot((dispose) => {
    const setters: ((shift: number) => void)[] = [];
    const values: Accessor<number>[] = [];
    const consumers: (readonly [node: number, position: number])[][] = nodes.map(() => []);
    for (const [node, { op, inputs }] of nodes.entries()) {
      for (const [position, input] of inputs.entries()) consumers[input]!.push([node, position]);
      if (op === 'leaf') {
        const start = initial[node] ?? NaN;
        const [value, setValue] = createSignal(start);
        setters.push((shift) => setValue(start + shift));
        values.push(value);
      } else values.push(createMemo(valueOf(op, values[inputs[0]!]!, values[inputs[1] ?? inputs[0]!]!)));
    }
    const gradients: Accessor<number>[] = [];
    for (let node = nodes.length - 1; node >= 0; node--) {
      const wires = consumers[node]!.map(([consumer, position]) => {
        const { op, inputs } = nodes[consumer]!;
        const passed = gradients[consumer]!;
        const slope = slopeOf(op, position, values[inputs[0]!]!, values[inputs[1] ?? inputs[0]!]!, values[consumer]!);
        return () => passed() * slope();
      });
      gradients[node] = createMemo(() => {
        let total = node === root ? 1 : 0;
        for (const wire of wires) total += wire();
        return total;
      });
    }
    return {
      nudge: (leaf, shift) => setters[leaf]!(shift),
      gradient: (node) => gradients[node]!(),
      dispose,
    };
  });
}

function valueOf(op: TapeNode['op'], a: Accessor<number>, b: Accessor<number>): () => number {
  switch (op) {
    case 'add':
      return () => a() + b();
    case 'sub':
      return () => a() - b();
    case 'mul':
      return () => a() * b();
    case 'tanh':
      return () => Math.tanh(a());
    case 'relu':
      return () => Math.max(0, a());
    case 'sigmoid':
      return () => 1 / (1 + Math.exp(-a()));
    default:
      throw new Error(`The signals do not know ${op}.`);
  }
}

function slopeOf(
  op: TapeNode['op'],
  position: number,
  a: Accessor<number>,
  b: Accessor<number>,
  out: Accessor<number>,
): () => number {
  switch (op) {
    case 'add':
      return () => 1;
    case 'sub':
      return () => (position === 0 ? 1 : -1);
    case 'mul':
      return position === 0 ? b : a;
    case 'tanh':
      return () => 1 - out() * out();
    case 'relu':
      return () => (a() > 0 ? 1 : 0);
    case 'sigmoid':
      return () => out() * (1 - out());
    default:
      throw new Error(`The signals do not know ${op}.`);
  }
}
