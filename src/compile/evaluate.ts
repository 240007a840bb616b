import type { Address } from '../kernel/ids.ts';
import { backward, forward } from '../engine/sweep.ts';
import { rootRowGradients } from '../engine/root-rows.ts';
import { cellAt, readRows, rowsOf } from '../engine/tape.ts';
import type { NudgeDocument } from '../graph/document.ts';
import { compile, type CompileOptions, type Program } from './program.ts';

/** Every value and gradient of a document, computed once. For the terminal and for tests; the page uses the runtime. */
export interface Evaluation {
  readonly program: Program;
  /** The root's address, null for a document without numbers. */
  readonly root: Address | null;
  /** Undefined where the slot has no number (waiting, looped, blocked). In the first row where it has rows. */
  readonly value: (address: Address) => number | undefined;
  /** Null off the path to the root, for constants, and where there is no number; undefined for an unknown address. A root with rows is
   *  taken in its first row. */
  readonly gradient: (address: Address) => number | null | undefined;
  /** All rows of a slot, null where it has one number or none. */
  readonly rowValues: (address: Address) => Float64Array | null;
  /** The gradient in all rows, null where there is one number or none. With a root that has rows: the gradient of each row's own root, also
   *  for a slot with one number. */
  readonly rowGradients: (address: Address) => Float64Array | null;
}

export function evaluate(document: NudgeDocument, options: CompileOptions = {}): Evaluation {
  const program = compile(document, options);
  const { tape } = program;
  const root = program.root?.tapeSlot ?? -1;
  forward(tape);
  if (root >= 0) backward(tape, root);
  let ofEachRow: readonly Float64Array[] | null = null;
  return {
    program,
    root: program.root?.address ?? null,
    value: (address) => valueAt(program, address),
    gradient: (address) => gradientAt(program, address),
    rowValues: (address) => rowValuesAt(program, address),
    rowGradients(address) {
      if (root < 0 || rowsOf(tape, root) === 0) return rowGradientsAt(program, address);
      if (typeof gradientAt(program, address) !== 'number') return null;
      ofEachRow ??= rootRowGradients(tape, root);
      return ofEachRow[tapeSlotAt(program, address)] ?? null;
    },
  };
}

/** The value after the forward sweep, undefined where there is none. */
export function valueAt(program: Program, address: Address, row = 0): number | undefined {
  const slot = tapeSlotAt(program, address);
  return slot < 0 || !hasRow(program, slot, row) ? undefined : program.tape.values[cellAt(program.tape, slot, row)];
}

/** The gradient after the backward sweep: null where a node has none, undefined for an unknown address. */
export function gradientAt(program: Program, address: Address, row = 0): number | null | undefined {
  const index = program.indexOf.get(address);
  if (index === undefined) return undefined;
  const slot = program.tapeSlots[index] ?? -1;
  if (slot < 0 || !program.onPath[slot] || program.slots[index]?.constant || !hasRow(program, slot, row)) return null;
  return program.tape.adjoints[cellAt(program.tape, slot, row)] ?? null;
}

/** A copy of all rows of a value; null where there is one number or none. */
export function rowValuesAt({ tape, ...program }: Program, address: Address): Float64Array | null {
  const slot = tapeSlotAt(program, address);
  return slot < 0 || (tape.spaceOf[slot] ?? -1) < 0 ? null : readRows(tape, tape.values, slot);
}

/** A copy of all rows of a gradient; null where there is one number, or none. */
export function rowGradientsAt({ tape, ...program }: Program, address: Address): Float64Array | null {
  const slot = tapeSlotAt(program, address);
  return slot < 0 || (tape.spaceOf[slot] ?? -1) < 0 || !program.onPath[slot]
    ? null
    : readRows(tape, tape.adjoints, slot);
}

/** The place of an address on the tape, −1 where it has no number. */
export function tapeSlotAt(program: Pick<Program, 'indexOf' | 'tapeSlots'>, address: Address): number {
  const index = program.indexOf.get(address);
  return index === undefined ? -1 : (program.tapeSlots[index] ?? -1);
}

function hasRow({ tape }: Program, slot: number, row: number): boolean {
  return (tape.spaceOf[slot] ?? -1) < 0 || row < rowsOf(tape, slot);
}
