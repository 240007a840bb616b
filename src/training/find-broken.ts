import { shortNumeral } from '../kernel/numeral.ts';
import type { Address } from '../kernel/ids.ts';
import { ops } from '../ops/table.ts';
import { cellAt, rowsOf, type Tape } from '../engine/tape.ts';
import type { Slot } from '../graph/slot.ts';
import type { Objective } from './objective.ts';
import { slotName } from './slot-name.ts';

/** The first slot that broke, and what happened to it, as a sentence without its end: `“y” became NaN because log of −2 has no …`. */
export interface Broken {
  readonly address: Address;
  readonly text: string;
}

/** The first slot in topological order on the way to the loss whose value is not finite, in the first row where it is not.
 *  Null where all values are finite. Assumes a forward sweep. */
export function firstBrokenValue(objective: Objective): Broken | null {
  const { program } = objective;
  const { tape } = program;
  for (let slot = 0; slot < tape.slotCount; slot++) {
    if (program.onPath[slot] === 0) continue;
    const row = firstRow(tape, slot, tape.values);
    const entry = row < 0 ? null : entryAt(objective, slot);
    if (entry === null) continue;
    const became = shortNumeral(tape.values[cellAt(tape, slot, row)] ?? Number.NaN);
    const why = troubleOf(objective, entry, row) ?? 'The numbers became too large to hold.';
    return {
      address: entry.address,
      text: `${called(objective, slot, entry.address, row)} became ${became} because ${inSentence(why)}`,
    };
  }
  return null;
}

/** Where a gradient first went wrong on the way back from the loss. It is the op with a slope that is no number or infinite, or the slot
 *  whose gradient grew too large. Null where all gradients are finite. Assumes a backward sweep over finite values. */
export function firstBrokenGradient(objective: Objective): Broken | null {
  const { program } = objective;
  const { tape } = program;
  for (let slot = tape.slotCount - 1; slot >= 0; slot--) {
    if (program.onPath[slot] === 0) continue;
    const row = firstRow(tape, slot, tape.adjoints);
    const entry = row < 0 ? null : entryAt(objective, slot);
    if (entry === null) continue;
    const became = shortNumeral(tape.adjoints[cellAt(tape, slot, row)] ?? Number.NaN);
    const steep = steepReader(objective, slot, row);
    if (steep !== null) {
      const which = called(objective, steep.slot, steep.entry.address, steep.row);
      return {
        address: steep.entry.address,
        text: `The gradient that ${which} passes back became ${became} because ${inSentence(steep.why)}`,
      };
    }
    const name = called(objective, slot, entry.address, row);
    return {
      address: entry.address,
      text: `The gradient of ${name} became ${became} because on the way back the numbers became too large to hold.`,
    };
  }
  return null;
}

/** A reader of a slot with a finite gradient of its own and a bad slope: there the gradient broke. */
function steepReader(
  objective: Objective,
  slot: number,
  row: number,
): { readonly slot: number; readonly entry: Slot; readonly row: number; readonly why: string } | null {
  const { program } = objective;
  const { tape } = program;
  const address = entryAt(objective, slot)?.address;
  for (const [index, entry] of program.slots.entries()) {
    const reader = program.tapeSlots[index] ?? -1;
    const reads = entry.inputs.some(
      (input) => input !== null && program.slots[program.indexOf.get(input) ?? -1]?.address === address,
    );
    if (!reads || reader < 0 || program.onPath[reader] === 0) continue;
    const rows =
      rowsOf(tape, slot) === 0 ? Array.from({ length: Math.max(1, rowsOf(tape, reader)) }, (_, at) => at) : [row];
    for (const at of rows) {
      const why = troubleOf(objective, entry, at);
      if (why !== null) return { slot: reader, entry, row: at, why };
    }
  }
  return null;
}

/** What an op says of its operands in a row, null when all is well or only flat. */
function troubleOf({ document, program }: Objective, { op: id, inputs, address }: Slot, row: number): string | null {
  if (id === 'leaf') return null;
  const { tape } = program;
  const op = ops[id];
  const places = inputs.map((input) => program.indexOf.get(input ?? address) ?? -1);
  const operands = places.flatMap((place) => {
    const slot = program.tapeSlots[place] ?? -1;
    const of = program.slots[place]?.address ?? address;
    const entry = { name: slotName(document, of), moves: program.slots[place]?.constant !== true };
    // What is brought together over rows has all of them as operands.
    const isOver = op.overRows !== null;
    const rows = isOver ? Array.from({ length: Math.max(1, rowsOf(tape, slot)) }, (_, at) => at) : [row];
    return rows.map((at) => ({ ...entry, value: tape.values[cellAt(tape, slot, at)] ?? Number.NaN }));
  });
  const index = program.tapeSlots[program.indexOf.get(address) ?? -1] ?? -1;
  const trouble = op.trouble(
    operands.map(({ value }) => value),
    tape.values[cellAt(tape, index, row)] ?? Number.NaN,
    operands.map(({ name }) => name),
    operands.map(({ moves }) => moves),
  );
  return trouble === null || trouble.kind === 'flat' || trouble.kind === 'meaning' ? null : trouble.text;
}

function firstRow(tape: Tape, slot: number, cells: Float64Array): number {
  const rows = Math.max(1, rowsOf(tape, slot));
  for (let row = 0; row < rows; row++) if (!Number.isFinite(cells[cellAt(tape, slot, row)])) return row;
  return -1;
}

function entryAt({ program }: Objective, slot: number): Slot | null {
  return program.slots[program.tapeSlots.indexOf(slot)] ?? null;
}

/** “y”, or “y” (row 7), the row of the table counted from 1. */
function called({ document, program }: Objective, slot: number, address: Address, row: number): string {
  const name = `“${slotName(document, address)}”`;
  const loaded = program.spaces[program.tape.spaceOf[slot] ?? -1]?.rows;
  return loaded === undefined ? name : `${name} (row ${(loaded[row] ?? row) + 1})`;
}

/** A sentence as it goes on behind “because”. */
function inSentence(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
