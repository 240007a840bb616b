import type { Op } from '../ops/op.ts';
import { brokenOrder, levelsOf, type WrongOrder } from './broken-order.ts';
import { localSlopes, opAt, operandValues } from './sweep.ts';
import { route } from './route.ts';
import { cellAt, rowsOf, type Tape } from './tape.ts';

/** ∂out/∂operand for every operand, as somebody got it wrong. `rows`: over how many rows a mean or sum over rows goes, 1 for other ops. */
export type LocalRule = (xs: readonly number[], out: number, rows: number) => readonly number[];

/** The ways in which a backward pass can be wrong. They can be combined; none of them gives the right pass. */
export interface Bugs {
  /** `=` instead of `+=`: what comes along one wire takes the place of what came before. */
  readonly overwrite: boolean;
  /** The gradient of the consumer is left out: the local slope alone is passed on. */
  readonly noUpstream: boolean;
  /** In which order nodes pass on where it is not the topological one; null for the right order. */
  readonly order: WrongOrder | null;
  /** How often the pass is run over what the passes before left behind, 1 for once. */
  readonly passes: number;
  /** What is set to 0 between two passes: nothing, or these slots. */
  readonly zeroed: ReadonlySet<number>;
  /** Wrong local rules by op. */
  readonly rules: ReadonlyMap<Op, LocalRule>;
}

export interface BrokenPass {
  /** What stands in place of the gradients, in the cells of the tape. */
  readonly adjoints: Float64Array;
  /** By operand, beside `tape.reads`: what was sent along that wire in the last pass, in the seeded row where the consumer has rows. */
  readonly sent: Float64Array;
  /** How many nodes passed something on, over all passes. */
  readonly calls: number;
  /** False where a recursion was stopped because it would have gone down too many paths; its numbers then mean nothing. */
  readonly isFinished: boolean;
}

/** Numbers that are passed on before a recursion without an end in sight is stopped. */
const mostSent = 200_000;

/** Runs a wrong backward pass beside the right one: nothing of the tape changes. One wire counts as one contribution: what it carries over
 *  all rows to a slot with one number is summed before it is added or, with `overwrite`, put in place of what was there.
 *  Assumes forward() ran. `row`: the row that is seeded where the root has rows. Never throws: NaN travels.
 *  Cost: one visit per op and row and pass; for the recursion one per path, up to a limit. */
export function brokenBackward(tape: Tape, root: number, bugs: Bugs, row = 0): BrokenPass {
  const { reads, starts, spaceOf, values } = tape;
  const { reaches } = route(tape, root);
  const adjoints = new Float64Array(tape.adjoints.length);
  const sent = new Float64Array(reads.length);
  const state = { calls: 0, cells: 0 };

  /** The rows of a slot that lie on the path, or its one number. */
  function rowsOnPath(slot: number): { readonly from: number; readonly to: number } {
    if (spaceOf[slot]! < 0) return { from: 0, to: 1 };
    return reaches[slot] === 2 ? { from: row, to: row + 1 } : { from: 0, to: rowsOf(tape, slot) };
  }

  // A recursion comes by the same slots again and again, where slopes and ops stay the same.
  const known: (readonly number[] | undefined)[] = [];
  const opOf: (Op | null | undefined)[] = [];
  const opHere = (slot: number) => (opOf[slot] === undefined ? (opOf[slot] = opAt(tape, slot)) : opOf[slot]);

  // Of a slot with rows only the latest is kept: its operands ask one after the other.
  let inRows: { slot: number; slopes: (readonly number[])[] } = { slot: -1, slopes: [] };

  function slopesAt(slot: number, op: Op, at: number): readonly number[] {
    if (spaceOf[slot]! < 0 && op.overRows === null) return (known[slot] ??= freshSlopes(slot, op, at));
    if (inRows.slot !== slot) inRows = { slot, slopes: [] };
    return (inRows.slopes[at] ??= freshSlopes(slot, op, at));
  }

  function freshSlopes(slot: number, op: Op, at: number): readonly number[] {
    const rule = bugs.rules.get(op);
    if (rule === undefined) return localSlopes(tape, slot, at);
    const rows = op.overRows === null ? 1 : Math.max(1, rowsOf(tape, reads[starts[slot]!]!));
    return rule(operandValues(tape, slot, at), values[cellAt(tape, slot, at)]!, rows);
  }

  function give(cell: number, amount: number): void {
    adjoints[cell] = bugs.overwrite ? amount : adjoints[cell]! + amount;
  }

  /** Passes on what a slot has now along the wire that is operand k. */
  function send(slot: number, op: Op, k: number): void {
    const operand = reads[k]!;
    const place = k - starts[slot]!;
    const upstream = (at: number) => (bugs.noUpstream ? 1 : adjoints[cellAt(tape, slot, at)]!);
    // A mean or sum over rows has one number and reads rows; every other op has rows where an operand has them.
    const over = op.overRows !== null && spaceOf[operand]! >= 0;
    const { from, to } = over ? { from: 0, to: rowsOf(tape, operand) } : rowsOnPath(slot);
    let total = 0;
    let followed = 0;
    for (let at = from; at < to; at++) {
      const amount = upstream(over ? 0 : at) * (slopesAt(slot, op, at)[place] ?? NaN);
      if (at === from || at === row) followed = amount;
      if (spaceOf[operand]! >= 0) give(cellAt(tape, operand, at), amount);
      else total += amount;
    }
    state.cells += to - from;
    if (spaceOf[operand]! < 0 && to > from) give(operand, total);
    sent[k] = sent[k]! + followed;
  }

  function passOn(slot: number): void {
    const op = opHere(slot);
    if (op === null) return;
    state.calls++;
    for (let k = starts[slot]!; k < starts[slot + 1]!; k++) send(slot, op, k);
  }

  /** Every wire passes on what its consumer has so far, and what it leads to does the same at once, without waiting for its other consumers.
   *  False where it gave up. */
  function recurse(): boolean {
    const open = [{ slot: root, k: starts[root]! }];
    state.calls++;
    for (let frame = open.at(-1); frame !== undefined; frame = open.at(-1)) {
      const op = opHere(frame.slot);
      if (op === null || frame.k >= starts[frame.slot + 1]!) {
        open.pop();
        continue;
      }
      if (state.cells > mostSent) return false;
      const k = frame.k++;
      send(frame.slot, op, k);
      const next = reads[k]!;
      if (starts[next + 1]! === starts[next]!) continue;
      state.calls++;
      open.push({ slot: next, k: starts[next]! });
    }
    return true;
  }

  const order = bugs.order === 'recursive' ? [] : brokenOrder(tape, reaches, levelsOf(tape), bugs.order);
  let isFinished = true;
  for (let pass = 0; pass < bugs.passes && isFinished; pass++) {
    sent.fill(0);
    if (pass > 0) for (const slot of bugs.zeroed) zero(tape, adjoints, slot);
    adjoints[cellAt(tape, root, row)] = 1;
    if (bugs.order === 'recursive') isFinished = recurse();
    else for (const slot of order) passOn(slot);
  }
  return { adjoints, sent, calls: state.calls, isFinished };
}

function zero(tape: Tape, adjoints: Float64Array, slot: number): void {
  if (tape.spaceOf[slot]! < 0) adjoints[slot] = 0;
  for (let at = 0; at < rowsOf(tape, slot); at++) adjoints[cellAt(tape, slot, at)] = 0;
}
