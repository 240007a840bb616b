import type { Address } from '../kernel/ids.ts';
import { invariant } from '../kernel/invariant.ts';
import { buildTape, type Tape } from '../engine/tape.ts';
import type { TapeNode } from '../engine/tape-node.ts';
import { reachesRoot } from '../engine/sweep.ts';
import type { NudgeDocument } from '../graph/document.ts';
import type { Problem } from '../graph/problem.ts';
import type { Slot } from '../graph/slot.ts';
import { expandDocument } from './expand.ts';
import { findProblems } from './find-problems.ts';
import { findRows } from './find-rows.ts';
import { chooseRows, fillSpace, type LoadedColumn, type RowChoice, type RowSpace } from './row-spaces.ts';

/** A document made ready to sweep. Built anew on a structural edit; a changed number only refills a leaf. */
export interface Program {
  readonly tape: Tape;
  /** Every slot of the document in canonical order, those without a number too. */
  readonly slots: readonly Slot[];
  /** Where an address lies in `slots`; a macro instance's own address means its output slot. */
  readonly indexOf: ReadonlyMap<Address, number>;
  /** The place on the tape of each entry of `slots`, −1 for those without a number. */
  readonly tapeSlots: Int32Array;
  readonly problems: ReadonlyMap<Address, Problem>;
  readonly root: Root | null;
  /** By place on the tape: not 0 where the slot lies on a path to the root; 2 where only the seeded row of a root with rows does. */
  readonly onPath: Uint8Array;
  /** The tables that are computed side by side. `loadRows` changes an entry in place. */
  readonly spaces: readonly RowSpace[];
  /** An index in `spaces`; −1 for an address with one number, and for one without any. */
  readonly spaceOf: (address: Address) => number;
  readonly columns: readonly LoadedColumn[];
}

export interface Root {
  readonly address: Address;
  /** False when nobody chose it and the default was taken. */
  readonly chosen: boolean;
  /** Its place on the tape; −1 while it has no number. */
  readonly tapeSlot: number;
}

export interface CompileOptions {
  /** Which rows of data are computed; those that are trained on where nothing is said. */
  readonly rows?: RowChoice;
}

/** Compiles a document. Never throws for what a document can hold: loops, missing inputs and rows that do not match become problems. */
export function compile(document: NudgeDocument, { rows = 'training' }: CompileOptions = {}): Program {
  const { slots, indexOf } = expandDocument(document);
  const inputs = slots.map((slot) =>
    slot.inputs.map((address) => (address === null ? -1 : (indexOf.get(address) ?? -1))),
  );
  const problems = new Map(findProblems(slots, inputs));
  const found = findRows(slots, inputs, problems);
  const tapeNodeOf = new Int32Array(slots.length).fill(-1);
  const live: number[] = [];
  for (const [index, slot] of slots.entries())
    if (!problems.has(slot.address)) tapeNodeOf[index] = live.push(index) - 1;
  const nodes = live.map((index): TapeNode => {
    const { op, column } = slots[index] ?? { op: 'leaf' };
    const operands = (inputs[index] ?? []).map((operand) => tapeNodeOf[operand] ?? -1);
    return column === undefined
      ? { op, inputs: operands }
      : { op, inputs: operands, space: found.spaceOf[index] ?? -1 };
  });
  const spaces = found.spaces.map(({ data }): RowSpace => {
    const chosen = chooseRows(document, data, rows);
    return { data, rows: chosen, capacity: chosen.length };
  });
  const tape = buildTape(
    nodes,
    live.map((index) => slots[index]?.value ?? Number.NaN),
    spaces.map(({ capacity }) => capacity),
  );
  const tapeSlots = tapeNodeOf.map((node) => (node < 0 ? -1 : (tape.slotOfNode[node] ?? -1)));
  const columns = live.flatMap((index): readonly LoadedColumn[] => {
    const values = slots[index]?.column;
    return values === undefined
      ? []
      : [{ space: found.spaceOf[index] ?? -1, tapeSlot: tapeSlots[index] ?? -1, values }];
  });
  for (const [space, { rows: tableRows }] of spaces.entries()) fillSpace(tape, columns, space, tableRows);
  const address = document.root ?? defaultRoot(document, slots, indexOf, inputs, problems);
  const index = address === null ? undefined : indexOf.get(address);
  const tapeSlot = index === undefined ? -1 : (tapeSlots[index] ?? -1);
  const root = address === null || index === undefined ? null : { address, chosen: document.root !== null, tapeSlot };
  const onPath = tapeSlot < 0 ? new Uint8Array(tape.slotCount) : reachesRoot(tape, tapeSlot);
  const spaceOf = (wanted: Address) => {
    const slot = tapeSlots[indexOf.get(wanted) ?? -1] ?? -1;
    return slot < 0 ? -1 : (tape.spaceOf[slot] ?? -1);
  };
  return { tape, slots, indexOf, tapeSlots, problems, root, onPath, spaces, spaceOf, columns };
}

/** Puts other rows of the tables, at most as many as fit, into the columns of a space; the next sweep computes these and no others. */
export function loadRows(program: Program, space: number, tableRows: ArrayLike<number>): void {
  const old = program.spaces[space];
  invariant(old !== undefined, `there is no row space ${space}`);
  fillSpace(program.tape, program.columns, space, tableRows);
  old.rows = Int32Array.from(tableRows);
}

/** The last node in canonical order that computes something and that nothing consumes. Nodes that still wait for an input are taken only
 *  where nothing else computes, so that placing a card does not blank every gradient; a leaf only where there are leaves alone. */
function defaultRoot(
  document: NudgeDocument,
  slots: readonly Slot[],
  indexOf: ReadonlyMap<Address, number>,
  inputs: readonly (readonly number[])[],
  problems: ReadonlyMap<Address, Problem>,
): Address | null {
  const consumed = new Set(inputs.flat());
  let best: { readonly address: Address; readonly rank: number; readonly index: number } | null = null;
  for (const record of document.nodes.values()) {
    const index = indexOf.get(record.id);
    if (index === undefined || consumed.has(index)) continue;
    const slot = slots[index];
    const rank = record.kind === 'leaf' ? 0 : slot === undefined || problems.has(slot.address) ? 1 : 2;
    if (best === null || rank > best.rank || (rank === best.rank && index > best.index))
      best = { address: record.id, rank, index };
  }
  return best?.address ?? null;
}
