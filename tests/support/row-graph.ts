import { backward, forward, reachesRoot } from '../../src/engine/sweep.ts';
import { buildTape, fillColumn, readRows, setRowCount, type Tape } from '../../src/engine/tape.ts';
import type { TapeNode } from '../../src/engine/tape-node.ts';
import type { Random } from '../../src/kernel/random.ts';
import { opIds, ops, type OpId } from '../../src/ops/table.ts';

/** A graph for the engine with columns. `initial` has one number for a leaf, all rows of a column, and nothing for an op. */
export interface RowGraph {
  readonly nodes: readonly TapeNode[];
  readonly initial: readonly (readonly number[])[];
  readonly root: number;
  /** Rows of each row space. */
  readonly counts: readonly number[];
}

/** A graph with rows, swept once: the rows of each node (one entry for one number), gradients null off the path. */
export interface SweptRows {
  readonly tape: Tape;
  readonly values: readonly (readonly number[])[];
  readonly gradients: readonly (readonly number[] | null)[];
}

export function tapeOf({ nodes, initial, counts }: RowGraph, capacities: readonly number[] = counts): Tape {
  const tape = buildTape(
    nodes,
    initial.map(([first = 0]) => first),
    capacities,
  );
  for (const [space, count] of counts.entries()) setRowCount(tape, space, count);
  for (const [node, { space }] of nodes.entries())
    if (space !== undefined) fillColumn(tape, tape.slotOfNode[node]!, initial[node]!);
  return tape;
}

export function sweepRows(graph: RowGraph, seedRow = 0, tape = tapeOf(graph)): SweptRows {
  const root = tape.slotOfNode[graph.root]!;
  forward(tape);
  backward(tape, root, seedRow);
  const reaches = reachesRoot(tape, root);
  const slots = graph.nodes.map((_, node) => tape.slotOfNode[node]!);
  const read = (cells: Float64Array, slot: number) =>
    tape.spaceOf[slot]! < 0 ? [cells[slot]!] : [...readRows(tape, cells, slot)];
  return {
    tape,
    values: slots.map((slot) => read(tape.values, slot)),
    gradients: slots.map((slot) => (reaches[slot] === 0 ? null : read(tape.adjoints, slot))),
  };
}

const wild = [0, -0, 1, -1, NaN, Infinity, -Infinity, 5e-324, 1e308, 0.5, 2, 710, -746];

interface Shape {
  readonly counts: readonly number[];
  readonly isWild: boolean;
  /** How many ops. */
  readonly size: number;
}

/** Any ops over columns of one or two row spaces and leaves, means and sums over rows among them, so that rows come together and are used
 *  in every row again. The nodes stand in an order that is not the order of computing. */
export function randomRowGraph(random: Random, { counts, isWild, size }: Shape): RowGraph {
  const nodes: TapeNode[] = [];
  const initial: (readonly number[])[] = [];
  const spaceOf: number[] = [];
  const number = () =>
    isWild && random.integer(8) === 0 ? wild[random.integer(wild.length)]! : random.uniform(-1.5, 1.5);
  const place = (node: TapeNode, numbers: readonly number[], space: number) => {
    initial.push(numbers);
    spaceOf.push(space);
    return nodes.push(node) - 1;
  };
  for (let leaf = 0; leaf < 3; leaf++) place({ op: 'leaf', inputs: [] }, [number()], -1);
  for (const [space, count] of counts.entries()) {
    for (let column = 0; column < 2; column++)
      place({ op: 'leaf', inputs: [], space }, Array.from({ length: count }, number), space);
  }
  const usual: readonly OpId[] = ['mul', 'mul', 'sum', 'add', 'sub', 'tanh', 'relu', 'mean_rows', 'sum_rows'];
  for (let added = 0; added < size; added++) {
    const op = random.integer(2) === 0 ? usual[random.integer(usual.length)]! : opIds[random.integer(opIds.length)]!;
    // One space, and what has one number.
    const space = random.integer(counts.length);
    const readable = spaceOf.flatMap((own, node) => (own < 0 || own === space ? node : []));
    const recent = readable.slice(-6);
    const pick = () =>
      random.integer(3) === 0 ? readable[random.integer(readable.length)]! : recent[random.integer(recent.length)]!;
    const { arity, minimum, overRows } = ops[op];
    const inputs = Array.from({ length: arity === 'many' ? minimum + random.integer(7) : arity }, pick);
    const isRows = overRows === null && inputs.some((input) => spaceOf[input]! >= 0);
    place({ op, inputs }, [], isRows ? space : -1);
  }
  const root = random.integer(3) === 0 ? random.integer(nodes.length) : nodes.length - 1;
  return mixed({ nodes, initial, root, counts }, random);
}

/** The same graph with its nodes in another order. */
function mixed({ nodes, initial, root, counts }: RowGraph, random: Random): RowGraph {
  const places = nodes.map((_, node) => node);
  for (let at = places.length - 1; at > 0; at--) {
    const other = random.integer(at + 1);
    [places[at], places[other]] = [places[other]!, places[at]!];
  }
  const moved: TapeNode[] = [];
  const numbers: (readonly number[])[] = [];
  for (const [node, old] of nodes.entries()) {
    moved[places[node]!] = { ...old, inputs: old.inputs.map((input) => places[input]!) };
    numbers[places[node]!] = initial[node]!;
  }
  return { nodes: moved, initial: numbers, root: places[root]!, counts };
}

/** The graph as text, for the message of a failing random case. */
export function drawnRows({ nodes, initial, root }: RowGraph): string {
  const lines = nodes.map(({ op, inputs, space }, node) => {
    if (op !== 'leaf') return `v${node} = ${op}(${inputs.map((input) => `v${input}`).join(', ')})`;
    return `v${node} = ${space === undefined ? initial[node]![0] : `column of space ${space}`}`;
  });
  return `${lines.join('\n')}\nroot v${root}`;
}
