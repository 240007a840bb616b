import { opIds, ops } from '../ops/table.ts';
import { blockRows } from './tape.ts';
import type { TapeNode } from './tape-node.ts';

/** What the twin found, by node index. A gradient is null where the node does not reach the root. */
export interface Reference {
  readonly values: readonly number[];
  readonly gradients: readonly (number | null)[];
}

/** The same with rows: one entry per row for a node with rows, one entry for a node with one number. */
export interface RowReference {
  readonly values: readonly (readonly number[])[];
  readonly gradients: readonly (readonly number[] | null)[];
}

/** The same numbers as the tape's sweeps, found in the plainest way: recursive, slow, without flat arrays, runs or loops of ops.
 *  It keeps the canonical order, so tests hold the sweeps to it bit for bit. Not for deep graphs: the stack ends at a few thousand. */
export function reference(nodes: readonly TapeNode[], initial: readonly number[], root: number): Reference {
  const found = referenceRows(
    nodes,
    initial.map((value) => [value]),
    root,
  );
  return {
    values: found.values.map(([value = NaN]) => value),
    gradients: found.gradients.map((gradient) => gradient?.[0] ?? null),
  };
}

/** The twin with rows. `initial` has one number for a leaf and all rows of a column; a root with rows is seeded in `seedRow`. */
export function referenceRows(
  nodes: readonly TapeNode[],
  initial: readonly (readonly number[])[],
  root: number,
  seedRow = 0,
): RowReference {
  const places = findPlaces(nodes);
  const order = nodes.map((_, node) => node).sort((a, b) => compare(places[a], places[b]) || a - b);
  const isRows = (node: number) => (places[node]?.space ?? -1) >= 0;
  const inRow = (xs: readonly number[] | null | undefined, node: number, row: number) =>
    xs?.[isRows(node) ? row : 0] ?? NaN;

  const values: (readonly number[])[] = initial.slice();
  const rowCount = (node: number): number => {
    const { op, inputs } = nodes[node] ?? { op: 'leaf', inputs: [] };
    return op === 'leaf' ? (initial[node] ?? []).length : rowCount(inputs.find(isRows) ?? 0);
  };
  const operandsOf = (node: number, row: number) =>
    (nodes[node]?.inputs ?? []).map((input) => inRow(values[input], input, row));
  for (const node of order) {
    const { op, inputs } = nodes[node] ?? { op: 'leaf', inputs: [] };
    if (op === 'leaf') continue;
    const [only = 0] = inputs;
    if (ops[op].overRows !== null && isRows(only)) {
      const [head = 0, ...rest] = values[only] ?? [];
      const total = rest.reduce((sum, value) => sum + value, head);
      values[node] = [ops[op].overRows === 'mean' ? total / (values[only] ?? []).length : total];
    } else {
      const rows = isRows(node) ? rowCount(node) : 1;
      values[node] = Array.from({ length: rows }, (_, row) => ops[op].forward(operandsOf(node, row)));
    }
  }

  /** What comes back along one wire in one row. */
  function back(consumer: number, position: number, row: number, gradient: readonly number[]): number {
    const { op, inputs } = nodes[consumer] ?? { op: 'leaf', inputs: [] };
    if (op === 'leaf') return NaN;
    const out = inRow(values[consumer], consumer, row);
    const slope = ops[op].partials(operandsOf(consumer, row), out)[position] ?? NaN;
    const [only = 0] = inputs;
    const over = ops[op].overRows === 'mean' && isRows(only) ? (values[only] ?? []).length : 1;
    return inRow(gradient, consumer, row) * (over === 1 ? slope : slope * (1 / over));
  }

  // From the last node of the order to the first, so that all consumers of a node have their gradients when it gets its own.
  const gradients: (readonly number[] | null)[] = nodes.map(() => null);
  // Which rows of a node lie on the path to the root: all, or the seeded one.
  const wholly: boolean[] = nodes.map(() => false);
  const onPath = (node: number): readonly number[] =>
    isRows(node) && !wholly[node] ? [seedRow] : (values[node] ?? []).map((_, row) => row);
  for (const node of order.toReversed()) {
    const gradient: number[] = (values[node] ?? []).map((_, row) =>
      node === root && (!isRows(node) || row === seedRow) ? 1 : 0,
    );
    let reaches = node === root;
    const consumers = order
      .toReversed()
      .filter((consumer) => gradients[consumer] && nodes[consumer]?.inputs.includes(node));
    if (consumers.some((consumer) => !isRows(consumer) || wholly[consumer])) wholly[node] = true;
    const strata = [...new Set(consumers.map((consumer) => stratumName(places[consumer])))];
    for (const stratum of strata) {
      const members = consumers.filter((consumer) => stratumName(places[consumer]) === stratum);
      const rows = Math.max(1, ...members.filter(isRows).map((member) => (values[member] ?? []).length));
      for (let block = 0; block < rows; block += blockRows) {
        for (const consumer of members) {
          const passed = gradients[consumer] ?? [];
          const here = onPath(consumer).filter((row) => row >= block && row < block + blockRows);
          for (const [position, input] of (nodes[consumer]?.inputs ?? []).entries()) {
            if (input !== node) continue;
            reaches = true;
            if (!isRows(consumer)) {
              for (const row of gradient.keys())
                gradient[row] = (gradient[row] ?? 0) + back(consumer, position, row, passed);
            } else if (isRows(node)) {
              for (const row of here) gradient[row] = (gradient[row] ?? 0) + back(consumer, position, row, passed);
            } else if (here.length > 0) {
              let total = 0;
              for (const row of here) total += back(consumer, position, row, passed);
              gradient[0] = (gradient[0] ?? 0) + total;
            }
          }
        }
      }
    }
    if (reaches) gradients[node] = gradient;
  }
  return { values, gradients };
}

/** Where a node stands: its phase (even: one number, odd: rows), its row space (−1: none), its level and its op's place in the table. */
interface Place {
  readonly phase: number;
  readonly space: number;
  readonly level: number;
  readonly op: number;
}

function stratumName(place: Place | undefined): string {
  return `${place?.phase} ${place?.space}`;
}

function compare(a: Place | undefined, b: Place | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return a.phase - b.phase || a.space - b.space || a.level - b.level || a.op - b.op;
}

function findPlaces(nodes: readonly TapeNode[]): readonly Place[] {
  const known = new Map<number, Place>();
  function place(node: number): Place {
    const before = known.get(node);
    if (before !== undefined) return before;
    const { op, inputs, space = -1 } = nodes[node] ?? { op: 'leaf', inputs: [] };
    const below = inputs.map(place);
    const latest = Math.max(0, ...below.map(({ phase }) => phase));
    const found =
      op === 'leaf'
        ? { phase: space < 0 ? 0 : 1, space, level: 0, op: -1 }
        : {
            ...phaseOf(op, below, latest),
            level: 1 + Math.max(0, ...below.map(({ level }) => level)),
            op: opIds.indexOf(op),
          };
    known.set(node, found);
    return found;
  }
  return nodes.map((_, node) => place(node));
}

function phaseOf(
  op: keyof typeof ops,
  below: readonly Place[],
  latest: number,
): { readonly phase: number; readonly space: number } {
  const space = Math.max(-1, ...below.map((operand) => operand.space));
  const nextEven = latest + (latest % 2);
  if (space < 0 || ops[op].overRows !== null) return { phase: nextEven, space: -1 };
  return { phase: latest % 2 === 1 ? latest : latest + 1, space };
}
