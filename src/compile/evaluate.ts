import type { Address } from '../kernel/ids.ts';
import { backward, forward } from '../engine/sweep.ts';
import type { NudgeDocument } from '../graph/document.ts';
import { compile, type Program } from './program.ts';

/** Every value and gradient of a document, computed once. For the terminal and for tests; the page uses the runtime. */
export interface Evaluation {
  readonly program: Program;
  /** The root's address, null for a document without numbers. */
  readonly root: Address | null;
  /** Undefined where the slot has no number (waiting, looped, blocked). */
  readonly value: (address: Address) => number | undefined;
  /** Null off the path to the root, for constants, and where there is no number; undefined for an unknown address. */
  readonly gradient: (address: Address) => number | null | undefined;
}

export function evaluate(document: NudgeDocument): Evaluation {
  const program = compile(document);
  forward(program.tape);
  if (program.root && program.root.tapeSlot >= 0) backward(program.tape, program.root.tapeSlot);
  return {
    program,
    root: program.root?.address ?? null,
    value: (address) => valueAt(program, address),
    gradient: (address) => gradientAt(program, address),
  };
}

/** The value after the forward sweep, undefined where there is none. */
export function valueAt(program: Program, address: Address): number | undefined {
  const slot = tapeSlotAt(program, address);
  return slot < 0 ? undefined : program.tape.values[slot];
}

/** The gradient after the backward sweep: null where a node has none, undefined for an unknown address. */
export function gradientAt(program: Program, address: Address): number | null | undefined {
  const index = program.indexOf.get(address);
  if (index === undefined) return undefined;
  const slot = program.tapeSlots[index] ?? -1;
  if (slot < 0 || !program.onPath[slot] || program.slots[index]?.constant) return null;
  return program.tape.adjoints[slot] ?? null;
}

/** The place of an address on the tape, −1 where it has no number. */
export function tapeSlotAt(program: Program, address: Address): number {
  const index = program.indexOf.get(address);
  return index === undefined ? -1 : (program.tapeSlots[index] ?? -1);
}
