import type { Address } from '../kernel/ids.ts';
import { ops } from '../ops/table.ts';
import { forward, forwardStratum } from '../engine/sweep.ts';
import { blockRows, buildTape, cellAt, fillColumn, setRowCount } from '../engine/tape.ts';
import type { TapeNode } from '../engine/tape-node.ts';
import type { Program } from './program.ts';

/** Computes outputs at many points at once: pixels of a decision picture, points of a curve, a landscape of the loss. */
export interface Sampler {
  /** One column of numbers for each moving address, all of one length; gives one array of that length for each output. Everything else
   *  keeps the numbers that it has on the program's tape now; of columns that do not move, those in `row`. What is brought together over
   *  rows that do not move is taken as the program's last sweep left it. */
  readonly run: (columns: readonly Float64Array[], options?: { readonly row?: number }) => readonly Float64Array[];
}

/** A second tape, forward only, on which the moving addresses (leaves, columns, or any other slot) are columns. Null where an output does
 *  not compute, a moving address is unknown, or an output brings moving rows together. Cost: one compile of what the outputs depend on. */
export function createSampler(
  program: Program,
  moving: readonly Address[],
  outputs: readonly Address[],
): Sampler | null {
  const { slots, indexOf, tapeSlots, tape } = program;
  const inputs = slots.map((slot) => slot.inputs.map((input) => (input === null ? -1 : (indexOf.get(input) ?? -1))));
  const movingAt = moving.map((address) => indexOf.get(address) ?? -1);
  const outputsAt = outputs.map((address) => indexOf.get(address) ?? -1);
  const hasNumber = (index: number) => (tapeSlots[index] ?? -1) >= 0;
  const hasRows = (index: number) => (tape.spaceOf[tapeSlots[index] ?? -1] ?? -1) >= 0;
  if (movingAt.includes(-1) || !outputsAt.every((index) => hasNumber(index) || movingAt.includes(index))) return null;

  const needed = upstream(inputs, outputsAt, movingAt);
  const moves = downstream(inputs, needed, movingAt);
  /** A mean or sum over rows stands for a number as it is, unless moving rows come into it. */
  const overRows = (index: number) => {
    const { op } = slots[index] ?? { op: 'leaf' };
    return op !== 'leaf' && ops[op].overRows !== null && hasRows(inputs[index]?.[0] ?? -1);
  };
  if (needed.some((index) => overRows(index) && moves.has(index) && !movingAt.includes(index))) return null;
  const isLeaf = (index: number) => slots[index]?.op === 'leaf' || overRows(index) || movingAt.includes(index);
  const reached = upstream(inputs, outputsAt, needed.filter(isLeaf));
  const place = new Map(reached.map((index, position) => [index, position]));
  const nodes = reached.map((index): TapeNode => {
    if (movingAt.includes(index)) return { op: 'leaf', inputs: [], space: 0 };
    if (isLeaf(index)) return { op: 'leaf', inputs: [] };
    return { op: slots[index]?.op ?? 'leaf', inputs: (inputs[index] ?? []).map((input) => place.get(input) ?? -1) };
  });
  const scratch = buildTape(nodes, [], [blockRows]);
  const slotAt = (index: number) => scratch.slotOfNode[place.get(index) ?? -1] ?? -1;
  const still = reached
    .filter((index) => isLeaf(index) && !movingAt.includes(index))
    .map((index) => [tapeSlots[index] ?? -1, slotAt(index)] as const);

  return {
    run(columns, { row = 0 } = {}) {
      const count = columns[0]?.length ?? 0;
      for (const [from, to] of still) scratch.values[to] = tape.values[cellAt(tape, from, row)] ?? Number.NaN;
      const results = outputsAt.map(() => new Float64Array(count));
      for (let start = 0; start < count; start += blockRows) {
        const end = Math.min(count, start + blockRows);
        setRowCount(scratch, 0, end - start);
        for (const [which, index] of movingAt.entries()) {
          const slot = slotAt(index);
          if (slot >= 0) fillColumn(scratch, slot, columns[which]?.subarray(start, end) ?? []);
        }
        if (start === 0) forward(scratch);
        else for (const stratum of scratch.strata) if (stratum.space >= 0) forwardStratum(scratch, stratum);
        for (const [which, index] of outputsAt.entries()) {
          const slot = slotAt(index);
          const first = scratch.first[slot] ?? -1;
          const result = results[which];
          if ((scratch.spaceOf[slot] ?? -1) < 0) result?.fill(scratch.values[slot] ?? Number.NaN, start, end);
          else result?.set(scratch.values.subarray(first, first + end - start), start);
        }
      }
      return results;
    },
  };
}

/** What the targets read, directly or not, without what lies above `ends`; ascending. */
function upstream(
  inputs: readonly (readonly number[])[],
  targets: readonly number[],
  ends: readonly number[],
): readonly number[] {
  const stops = new Set(ends);
  const seen = new Set(targets);
  for (const index of seen) {
    if (stops.has(index)) continue;
    for (const input of inputs[index] ?? []) seen.add(input);
  }
  return [...seen].sort((a, b) => a - b);
}

/** Which of the needed slots depend on a moving one. */
function downstream(
  inputs: readonly (readonly number[])[],
  needed: readonly number[],
  moving: readonly number[],
): ReadonlySet<number> {
  const readers = new Map<number, number[]>();
  for (const index of needed) {
    if (moving.includes(index)) continue;
    for (const input of inputs[index] ?? []) {
      const known = readers.get(input);
      if (known === undefined) readers.set(input, [index]);
      else known.push(index);
    }
  }
  const seen = new Set(moving);
  for (const index of seen) for (const reader of readers.get(index) ?? []) seen.add(reader);
  return seen;
}
