import { invariant } from '../kernel/invariant.ts';
import type { Cells, Op } from '../ops/op.ts';
import { opIds, ops, type OpId } from '../ops/table.ts';

/** One node for the tape. The array handed to buildTape is in canonical order: a node's index is its canonical rank. */
export interface TapeNode {
  readonly op: OpId | 'leaf';
  /** The operands, as indices into the same array, in any order. No cycles. */
  readonly inputs: readonly number[];
}

/** A graph made flat. Slots are sorted by (level, op, canonical rank), so operands lie below what uses them and equal ops lie together. */
export interface Tape extends Cells {
  readonly slotCount: number;
  readonly slotOfNode: Int32Array;
  readonly nodeOfSlot: Int32Array;
  readonly strata: readonly Stratum[];
  /** The way back from the root that was swept last. */
  route: Route | null;
}

/** A part of the tape whose slots all have the same number of lanes. Without data there is one, with one number per slot. */
interface Stratum {
  readonly kind: 'uniform' | 'rows';
  readonly runs: readonly Run[];
}

/** Neighbouring slots, from ≤ slot < to, with the same level and op. */
export interface Run {
  readonly op: Op;
  readonly from: number;
  readonly to: number;
}

/** Which slots lie on a path to a root, and the runs cut down to them, in backward order. */
export interface Route {
  readonly root: number;
  readonly reaches: Uint8Array;
  readonly runs: readonly Run[];
}

/** Compiles nodes to a tape. `initial` has the values of the leaves by node index; `lanes` copies of the graph are swept side by side.
 *  Cost: linear in nodes and wires. */
export function buildTape(nodes: readonly TapeNode[], initial: ArrayLike<number>, lanes = 1): Tape {
  checkNodes(nodes);
  const slotCount = nodes.length;
  const { nodeOfSlot, slotOfNode, runs } = arrange(nodes, levels(nodes));
  const starts = new Int32Array(slotCount + 1);
  for (let slot = 0; slot < slotCount; slot++)
    starts[slot + 1] = starts[slot]! + nodes[nodeOfSlot[slot]!]!.inputs.length;
  const operands = new Int32Array(starts[slotCount]!);
  const values = new Float64Array(slotCount * lanes);
  for (let slot = 0, k = 0; slot < slotCount; slot++) {
    const node = nodeOfSlot[slot]!;
    for (const input of nodes[node]!.inputs) operands[k++] = slotOfNode[input]! * lanes;
    if (nodes[node]!.op === 'leaf') values.fill(initial[node] ?? NaN, slot * lanes, (slot + 1) * lanes);
  }
  return {
    slotCount,
    slotOfNode,
    nodeOfSlot,
    values,
    adjoints: new Float64Array(slotCount * lanes),
    operands,
    starts,
    lanes,
    strata: [{ kind: lanes === 1 ? 'uniform' : 'rows', runs }],
    route: null,
  };
}

/** 0 for leaves, else one above the highest operand. Kahn's algorithm, without recursion. */
function levels(nodes: readonly TapeNode[]): Int32Array {
  const level = new Int32Array(nodes.length);
  const waitsFor = new Int32Array(nodes.length);
  const first = new Int32Array(nodes.length + 1);
  for (const { inputs } of nodes) for (const input of inputs) first[input + 1]!++;
  for (let node = 0; node < nodes.length; node++) first[node + 1]! += first[node]!;
  const consumers = new Int32Array(first[nodes.length]!);
  const filled = first.slice();
  const ready = new Int32Array(nodes.length);
  let found = 0;
  for (const [node, { op, inputs }] of nodes.entries()) {
    for (const input of inputs) consumers[filled[input]!++] = node;
    waitsFor[node] = inputs.length;
    if (op !== 'leaf') level[node] = 1;
    if (inputs.length === 0) ready[found++] = node;
  }
  for (let done = 0; done < found; done++) {
    const node = ready[done]!;
    for (let k = first[node]!; k < first[node + 1]!; k++) {
      const consumer = consumers[k]!;
      level[consumer] = Math.max(level[consumer]!, level[node]! + 1);
      if (--waitsFor[consumer]! === 0) ready[found++] = consumer;
    }
  }
  invariant(found === nodes.length, 'the nodes for a tape contain a loop');
  return level;
}

/** Throws where a node has a wrong number of operands or one that does not exist. */
function checkNodes(nodes: readonly TapeNode[]): void {
  for (const [node, { op, inputs }] of nodes.entries()) {
    if (!fits(op, inputs.length)) invariant(false, `${op} does not take ${inputs.length} inputs`);
    for (const input of inputs) {
      if (!(input >= 0 && input < nodes.length))
        invariant(false, `node ${node} reads node ${input}, which does not exist`);
    }
  }
}

function fits(id: TapeNode['op'], count: number): boolean {
  if (id === 'leaf') return count === 0;
  const { arity, minimum } = ops[id];
  return arity === 'many' ? count >= minimum : count === arity;
}

/** Sorts by (level, op, canonical rank) by counting, and cuts the order into runs. */
function arrange(
  nodes: readonly TapeNode[],
  level: Int32Array,
): { readonly nodeOfSlot: Int32Array; readonly slotOfNode: Int32Array; readonly runs: readonly Run[] } {
  const rankOf = new Map<string, number>(opIds.map((id, rank) => [id, rank]));
  const key = (node: number) => level[node]! * opIds.length + (rankOf.get(nodes[node]!.op) ?? 0);
  let keys = 1;
  for (let node = 0; node < nodes.length; node++) keys = Math.max(keys, key(node) + 1);
  const first = new Int32Array(keys + 1);
  for (let node = 0; node < nodes.length; node++) first[key(node) + 1]!++;
  for (let index = 0; index < keys; index++) first[index + 1]! += first[index]!;
  const filled = first.slice();
  const nodeOfSlot = new Int32Array(nodes.length);
  const slotOfNode = new Int32Array(nodes.length);
  for (let node = 0; node < nodes.length; node++) {
    const slot = filled[key(node)]!++;
    nodeOfSlot[slot] = node;
    slotOfNode[node] = slot;
  }
  const runs: Run[] = [];
  for (let index = opIds.length; index < keys; index++) {
    const from = first[index]!;
    const to = first[index + 1]!;
    if (from < to) runs.push({ op: ops[opIds[index % opIds.length]!], from, to });
  }
  return { nodeOfSlot, slotOfNode, runs };
}
