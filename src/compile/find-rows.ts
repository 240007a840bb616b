import type { Address, NodeId } from '../kernel/ids.ts';
import { ops } from '../ops/table.ts';
import type { Problem } from '../graph/problem.ts';
import type { Slot } from '../graph/slot.ts';
import { consumersOf } from '../graph/topology.ts';

/** Which slots have one number per row, and of which data. Data sets that meet in one op share a space. */
export interface FoundRows {
  /** By index in `slots`: the space, −1 for a slot with one number and for one without any. */
  readonly spaceOf: Int32Array;
  readonly spaces: readonly FoundSpace[];
}

interface FoundSpace {
  readonly data: readonly NodeId[];
  /** Rows of the table. */
  readonly length: number;
}

/** Numbers in rows that may be held at once; each takes 16 bytes. */
const mostCells = 16_000_000;

/** Follows the columns downstream. Adds to `problems` where data sets of different length meet, where a table is too large for what is
 *  computed in each row, and all that is blocked by these. */
export function findRows(
  slots: readonly Slot[],
  inputs: readonly (readonly number[])[],
  problems: Map<Address, Problem>,
): FoundRows {
  const setOf = new Int32Array(slots.length).fill(-1);
  const sets = dataSets(slots, setOf);
  if (sets.length === 0) return { spaceOf: setOf, spaces: [] };
  const order = upwards(slots, inputs, problems);
  const joined = sets.map((_, set) => set);
  const whole = (set: number): number => {
    let top = set;
    while (joined[top] !== undefined && joined[top] !== top) top = joined[top] ?? top;
    return top;
  };
  const lengthOf = (set: number) => sets[set]?.length ?? 0;

  for (const index of order) {
    const slot = slots[index];
    if (slot === undefined || slot.op === 'leaf' || isBlocked(index)) continue;
    const rows = (inputs[index] ?? []).filter((operand) => (setOf[operand] ?? -1) >= 0);
    const [first] = rows;
    if (first === undefined) continue;
    const set = setOf[first] ?? -1;
    const lengths = rows.map((operand) => lengthOf(setOf[operand] ?? -1));
    if (lengths.some((length) => length !== lengths[0])) {
      problems.set(slot.address, { kind: 'rows', operands: rows.flatMap((row) => slots[row]?.address ?? []), lengths });
      continue;
    }
    for (const operand of rows) {
      const [low, high] = [whole(set), whole(setOf[operand] ?? set)].sort((a, b) => a - b);
      if (low !== undefined && high !== undefined) joined[high] = low;
    }
    if (ops[slot.op].overRows === null) setOf[index] = set;
  }

  const tops = [...new Set(sets.map((_, set) => whole(set)))];
  const spaceOf = setOf.map((set) => (set < 0 ? -1 : tops.indexOf(whole(set))));
  const spaces = tops.map((top) => ({
    data: sets.flatMap(({ id }, set) => (whole(set) === top ? id : [])),
    length: lengthOf(top),
  }));
  const slotCounts = spaces.map((_, space) => spaceOf.filter((other) => other === space).length);
  const cells = (space: number) => (spaces[space]?.length ?? 0) * (slotCounts[space] ?? 0);
  const largestFirst = spaces.map((_, space) => space).sort((a, b) => cells(b) - cells(a));
  let total = largestFirst.reduce((sum, space) => sum + cells(space), 0);
  for (const space of largestFirst) {
    if (total <= mostCells) break;
    total -= cells(space);
    const problem = {
      kind: 'size',
      rows: lengthOf(tops[space] ?? 0),
      slots: slotCounts[space] ?? 0,
      most: mostCells,
    } as const;
    for (const [index, slot] of slots.entries())
      if (slot.column !== undefined && spaceOf[index] === space) problems.set(slot.address, problem);
    for (const index of order) isBlocked(index);
  }
  for (const [index, slot] of slots.entries()) if (problems.has(slot.address)) spaceOf[index] = -1;
  return { spaceOf, spaces };

  /** Whether a slot has no number; one that reads such a slot gets the same reason. */
  function isBlocked(index: number): boolean {
    const slot = slots[index];
    if (slot === undefined || problems.has(slot.address)) return true;
    const source = (inputs[index] ?? [])
      .map((operand) => slots[operand])
      .find((read) => read && problems.has(read.address));
    if (source === undefined) return false;
    const cause = problems.get(source.address);
    problems.set(slot.address, { kind: 'blocked', by: cause?.kind === 'blocked' ? cause.by : source.address });
    return true;
  }
}

/** The tables whose columns stand among the slots; fills in which table each column belongs to. */
function dataSets(
  slots: readonly Slot[],
  setOf: Int32Array,
): readonly { readonly id: NodeId; readonly length: number }[] {
  const sets: { readonly id: NodeId; readonly length: number }[] = [];
  const known = new Map<NodeId, number>();
  for (const [index, { column, data }] of slots.entries()) {
    if (column === undefined || data === undefined) continue;
    const set = known.get(data) ?? sets.push({ id: data, length: column.length }) - 1;
    known.set(data, set);
    setOf[index] = set;
  }
  return sets;
}

/** The slots that have a number so far, each after what it reads. */
function upwards(
  slots: readonly Slot[],
  inputs: readonly (readonly number[])[],
  problems: ReadonlyMap<Address, Problem>,
): readonly number[] {
  const live = inputs.map((operands, index) => {
    const slot = slots[index];
    return slot === undefined || problems.has(slot.address) ? null : operands;
  });
  const consumers = consumersOf(live.map((operands) => operands ?? []));
  const waitsFor = live.map((operands) => operands?.length ?? 0);
  const order = live.flatMap((operands, index) => (operands?.length === 0 ? index : []));
  for (const index of order) {
    for (const consumer of consumers[index] ?? []) {
      const left = (waitsFor[consumer] ?? 0) - 1;
      waitsFor[consumer] = left;
      if (left === 0) order.push(consumer);
    }
  }
  return order;
}
