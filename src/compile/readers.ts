import type { Address } from '../kernel/ids.ts';
import type { Program } from './program.ts';

/** One place where a slot is read. */
export interface Reader {
  readonly address: Address;
  /** Which operand of the reader it is, from 0. */
  readonly operand: number;
}

/** Everything that reads a slot, in canonical order; one that reads it twice stands twice. Cost: one look at every wire. */
export function readersOf(program: Program, address: Address): readonly Reader[] {
  const { slots, indexOf } = program;
  const index = indexOf.get(address);
  if (index === undefined) return [];
  return slots.flatMap((slot) =>
    slot.inputs.flatMap((input, operand) =>
      input !== null && indexOf.get(input) === index ? [{ address: slot.address, operand }] : [],
    ),
  );
}
