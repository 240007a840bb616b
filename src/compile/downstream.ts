import type { Address } from '../kernel/ids.ts';
import type { Program } from './program.ts';

/** Whether a slot depends on another, by place in the program's `slots`: 1 where it does, the slot itself included. Cost: one look at every
 *  wire, without recursion. */
export function dependents(program: Program, address: Address): Uint8Array {
  const { slots, indexOf } = program;
  const found = new Uint8Array(slots.length);
  const start = indexOf.get(address);
  if (start === undefined) return found;
  const readers = new Map<number, number[]>();
  for (const [reader, { inputs }] of slots.entries()) {
    for (const input of inputs) {
      const index = input === null ? undefined : indexOf.get(input);
      if (index === undefined) continue;
      const known = readers.get(index);
      if (known === undefined) readers.set(index, [reader]);
      else known.push(reader);
    }
  }
  const seen = new Set([start]);
  for (const index of seen) {
    found[index] = 1;
    for (const reader of readers.get(index) ?? []) seen.add(reader);
  }
  return found;
}
