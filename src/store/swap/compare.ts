import { nodeOf, type Address, type NodeId } from '../../kernel/ids.ts';
import { backward, forward } from '../../engine/sweep.ts';
import { cellAt, rowsOf } from '../../engine/tape.ts';
import { gradientAt, valueAt } from '../../compile/evaluate.ts';
import type { Program } from '../../compile/program.ts';

/** One number of both forms. */
export interface Pair {
  readonly before: number | null;
  readonly after: number | null;
  /** How many doubles lie between them, over all rows the most; 0 for the same, ∞ where only one of them is a number. */
  readonly steps: number;
  /** Whether they are equal but for rounding: within 1e-9 of each other, relative to numbers above 1. */
  readonly isEqual: boolean;
}

/** A slot that lies outside the exchange, in both forms. */
export interface Compared {
  readonly address: Address;
  readonly value: Pair;
  readonly gradient: Pair;
}

/** Computes the old form at the numbers that the new one has now and compares all that lies outside, in canonical order.
 *  @param old takes the leaves of `now` and is swept; @param now is up to date; @param inside the parts of either form. */
export function compareForms(
  old: Program,
  now: Program,
  inside: ReadonlySet<NodeId>,
  row: number,
): readonly Compared[] {
  takeLeaves(old, now);
  forward(old.tape);
  if (old.root !== null && old.root.tapeSlot >= 0) {
    const last = rowsOf(old.tape, old.root.tapeSlot) - 1;
    backward(old.tape, old.root.tapeSlot, last < 0 ? row : Math.min(row, last));
  }
  return old.slots.flatMap(({ address, constant }): readonly Compared[] => {
    if (constant || inside.has(nodeOf(address)) || !now.indexOf.has(address)) return [];
    const value = paired(old, now, address, row, valueAt);
    const gradient = paired(old, now, address, row, gradientAt);
    return [{ address, value, gradient }];
  });
}

function takeLeaves(old: Program, now: Program): void {
  for (const [index, { address, op, column }] of old.slots.entries()) {
    const to = old.tapeSlots[index] ?? -1;
    const from = now.tapeSlots[now.indexOf.get(address) ?? -1] ?? -1;
    if (op === 'leaf' && column === undefined && to >= 0 && from >= 0)
      old.tape.values[to] = now.tape.values[from] ?? Number.NaN;
  }
}

/** Both numbers in the followed row, and how far they are apart at most. */
function paired(
  old: Program,
  now: Program,
  address: Address,
  row: number,
  read: (program: Program, address: Address, row: number) => number | null | undefined,
): Pair {
  const slot = old.tapeSlots[old.indexOf.get(address) ?? -1] ?? -1;
  const rows = slot < 0 ? 0 : rowsOf(old.tape, slot);
  const followed = Math.max(0, Math.min(row, rows - 1));
  const at = (program: Program, inRow: number) => read(program, address, inRow) ?? null;
  // Doubles are counted only where the two are furthest apart.
  let worst = followed;
  let furthest = -1;
  let isEqual = true;
  for (let inRow = 0; inRow < Math.max(1, rows); inRow++) {
    const [before, after] = [at(old, inRow), at(now, inRow)];
    const distance = distanceOf(before, after);
    if (distance > furthest) [worst, furthest] = [inRow, distance];
    isEqual &&= distance <= 1e-9 * Math.max(1, Math.abs(before ?? 0));
  }
  const steps = doublesBetween(at(old, worst), at(now, worst));
  return { before: at(old, followed), after: at(now, followed), steps, isEqual };
}

/** How far two numbers are apart; ∞ where only one of them is an ordinary number. */
function distanceOf(a: number | null, b: number | null): number {
  if (Object.is(a, b) || a === b) return 0;
  const distance = a === null || b === null ? Infinity : Math.abs(a - b);
  return Number.isNaN(distance) ? Infinity : distance;
}

/** How many doubles one has to go from one number to the other; ∞ where only one of them is a number. */
export function doublesBetween(a: number | null, b: number | null): number {
  if (a === null || b === null) return a === b ? 0 : Infinity;
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b) ? 0 : Infinity;
  const bits = new DataView(new ArrayBuffer(8));
  const place = (x: number): bigint => {
    bits.setFloat64(0, x);
    const raw = bits.getBigInt64(0);
    return raw < 0n ? -(raw & 0x7fff_ffff_ffff_ffffn) : raw;
  };
  const distance = place(a) - place(b);
  return Number(distance < 0n ? -distance : distance);
}

/** A node of the new form whose number has lost its meaning while the old form still has one outside: its address; null where there is none. */
export function lostAt(now: Program, inside: ReadonlySet<NodeId>): Address | null {
  for (const [index, { address, op }] of now.slots.entries()) {
    const slot = now.tapeSlots[index] ?? -1;
    if (slot < 0 || op === 'leaf' || !inside.has(nodeOf(address))) continue;
    for (let row = 0; row < Math.max(1, rowsOf(now.tape, slot)); row++)
      if (!Number.isFinite(now.tape.values[cellAt(now.tape, slot, row)] ?? 0)) return address;
  }
  return null;
}
