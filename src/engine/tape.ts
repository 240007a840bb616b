import { invariant } from '../kernel/invariant.ts';
import type { RowCells } from '../ops/op.ts';
import { ops } from '../ops/table.ts';
import { arrange, type Stratum } from './arrange.ts';
import { fuse, type Dot } from './dot.ts';
import { findPlaces } from './places.ts';
import type { Run, TapeNode } from './tape-node.ts';

/** A graph made flat. Slots are sorted by (phase, row space, level, op, canonical rank), so operands lie below what uses them and equal ops
 *  lie together. What is downstream of a column has one number per row, until a mean or sum over rows makes it one again. */
export interface Tape extends RowCells {
  readonly slotOfNode: Int32Array;
  readonly nodeOfSlot: Int32Array;
  /** The slot of each operand, beside `operands`, which has its cell. */
  readonly reads: Int32Array;
  /** How many wires read each slot. */
  readonly readCount: Int32Array;
  /** The row space of each slot, −1 for a slot with one number. */
  readonly spaceOf: Int32Array;
  readonly spaces: readonly TapeSpace[];
  readonly strata: readonly TapeStratum[];
  /** The way back from the root that was swept last. */
  route: Route | null;
}

/** Rows that are swept side by side: in blocks of `lanes`, all slots of a block next to each other, so that a block fits the cache. */
export interface TapeSpace {
  /** How many rows fit. */
  readonly capacity: number;
  /** How many rows are swept, 0 … capacity. */
  count: number;
  readonly lanes: number;
  /** From a cell in one block to the same in the next. */
  readonly stride: number;
}

/** A stratum, with its runs as they are swept forward where it has rows. */
export interface TapeStratum extends Stratum {
  readonly sweeps: readonly (Run | Dot)[];
}

/** Which slots lie on a path to a root, and the strata cut down to them, in backward order. */
export interface Route {
  readonly root: number;
  /** By slot: 0 off the path, 1 on it, 2 where only the seeded row is on it. */
  readonly reaches: Uint8Array;
  readonly strata: readonly RouteStratum[];
}

export interface RouteStratum {
  readonly space: number;
  readonly runs: readonly RouteRun[];
  /** The runs as they are swept where the stratum has rows. */
  readonly sweeps: readonly (RouteRun | Dot)[];
}

/** A stretch of a run; `seeded` says that only the row which carries the root's seed lies on the path. */
export interface RouteRun extends Run {
  readonly seeded: boolean;
}

/** Rows in a block. Measured: from 64 to 512 the time per number hardly differs, and a block of a small net fits the second-level cache. */
export const blockRows = 128;

/** Compiles nodes to a tape. `initial` has the values of the leaves by node index (columns start with it in every row); `capacities` has the
 *  most rows of each row space, all of which are swept until setRowCount() says otherwise. Cost: linear in nodes and wires. */
export function buildTape(
  nodes: readonly TapeNode[],
  initial: ArrayLike<number>,
  capacities: readonly number[] = [],
): Tape {
  checkNodes(nodes, capacities.length);
  const slotCount = nodes.length;
  const places = findPlaces(nodes);
  const { nodeOfSlot, slotOfNode, strata } = arrange(nodes, places, capacities.length);
  const spaceOf = nodeOfSlot.map((node) => places.space[node]!);
  const { first, spaces, cellCount } = layOut(spaceOf, capacities);
  const starts = new Int32Array(slotCount + 1);
  for (let slot = 0; slot < slotCount; slot++)
    starts[slot + 1] = starts[slot]! + nodes[nodeOfSlot[slot]!]!.inputs.length;
  const reads = new Int32Array(starts[slotCount]!);
  const values = new Float64Array(cellCount);
  for (let slot = 0, k = 0; slot < slotCount; slot++) {
    const { op, inputs } = nodes[nodeOfSlot[slot]!]!;
    for (const input of inputs) reads[k++] = slotOfNode[input]!;
    if (op !== 'leaf') continue;
    const value = initial[nodeOfSlot[slot]!] ?? NaN;
    const space = spaces[spaceOf[slot]!];
    if (space === undefined) values[slot] = value;
    else
      for (let row = 0; row < space.capacity; row++)
        values[first[slot]! + shiftOf(space, row) + (row % space.lanes)] = value;
  }
  const wiring = { reads, starts, spaceOf, readCount: countReads(reads, slotCount) };
  return {
    ...wiring,
    slotCount,
    slotOfNode,
    nodeOfSlot,
    spaces,
    first,
    values,
    adjoints: new Float64Array(cellCount),
    operands: reads.map((slot) => first[slot]!),
    strata: strata.map((stratum) => ({
      ...stratum,
      sweeps: stratum.space < 0 ? [] : fuse(wiring, stratum.runs, 'up'),
    })),
    route: null,
  };
}

/** The cell of a slot's number in a row; the row does not matter where the slot has one number. */
export function cellAt(tape: Tape, slot: number, row: number): number {
  const space = tape.spaces[tape.spaceOf[slot]!];
  return space === undefined ? slot : tape.first[slot]! + shiftOf(space, row) + (row % space.lanes);
}

/** How many rows of a slot are swept; 0 for a slot with one number. */
export function rowsOf(tape: Tape, slot: number): number {
  return tape.spaces[tape.spaceOf[slot]!]?.count ?? 0;
}

/** Says how many rows of a space are swept. */
export function setRowCount(tape: Tape, space: number, count: number): void {
  const at = tape.spaces[space];
  invariant(at !== undefined && count >= 0 && count <= at.capacity, `row space ${space} does not hold ${count} rows`);
  at.count = count;
}

/** Fills a column: `source[rows[i]]` becomes its number in row i, or `source[i]` where no rows are given. */
export function fillColumn(tape: Tape, slot: number, source: ArrayLike<number>, rows?: ArrayLike<number>): void {
  const space = tape.spaces[tape.spaceOf[slot]!];
  invariant(space !== undefined, 'a column has a row space');
  const { values, first } = tape;
  let row = 0;
  for (let start = first[slot]!; row < space.count; start += space.stride) {
    const end = Math.min(space.count, row + space.lanes);
    for (let cell = start; row < end; row++, cell++)
      values[cell] = source[rows === undefined ? row : rows[row]!] ?? NaN;
  }
}

/** All rows of a slot, from values or adjoints, as an array of their own. */
export function readRows(tape: Tape, cells: Float64Array, slot: number): Float64Array {
  const space = tape.spaces[tape.spaceOf[slot]!];
  if (space === undefined) return new Float64Array(0);
  const found = new Float64Array(space.count);
  for (let row = 0, start = tape.first[slot]!; row < space.count; row += space.lanes, start += space.stride)
    found.set(cells.subarray(start, start + Math.min(space.lanes, space.count - row)), row);
  return found;
}

/** From a slot's first row to the first row of the block that a row lies in. */
function shiftOf(space: TapeSpace, row: number): number {
  return Math.floor(row / space.lanes) * space.stride;
}

/** Gives every slot its cells: the slots with one number first, each at its own index, then the row spaces, block by block. */
function layOut(
  spaceOf: Int32Array,
  capacities: readonly number[],
): { readonly first: Int32Array; readonly spaces: readonly TapeSpace[]; readonly cellCount: number } {
  const first = Int32Array.from(spaceOf, (_, slot) => slot);
  let cellCount = spaceOf.length;
  const spaces = capacities.map((capacity, space) => {
    const lanes = Math.max(1, Math.min(blockRows, capacity));
    let stride = 0;
    for (let slot = 0; slot < spaceOf.length; slot++) {
      if (spaceOf[slot] !== space) continue;
      first[slot] = cellCount + stride;
      stride += lanes;
    }
    cellCount += stride * Math.max(1, Math.ceil(capacity / lanes));
    return { capacity, count: capacity, lanes, stride };
  });
  return { first, spaces, cellCount };
}

function countReads(reads: Int32Array, slotCount: number): Int32Array {
  const counts = new Int32Array(slotCount);
  for (const slot of reads) counts[slot]!++;
  return counts;
}

/** Throws where a node has a wrong number of operands or one that does not exist. */
function checkNodes(nodes: readonly TapeNode[], spaces: number): void {
  for (const [node, { op, inputs, space }] of nodes.entries()) {
    if (!fits(op, inputs.length)) invariant(false, `${op} does not take ${inputs.length} inputs`);
    if (space !== undefined && (op !== 'leaf' || !(space >= 0 && space < spaces)))
      invariant(false, `node ${node} is a column of row space ${space}, which does not exist`);
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
