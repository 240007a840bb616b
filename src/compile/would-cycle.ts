import type { Address } from '../kernel/ids.ts';
import { consumersOf, pathBetween, reachable, type Inputs } from '../graph/topology.ts';
import type { Program } from './program.ts';

/** Which slots a wire from one address may not enter, because the address already depends on them. */
export interface LoopFinder {
  /** Whether a wire into this slot would close a loop. One set look-up. */
  readonly closes: (to: Address) => boolean;
  /** That loop, from `to` along the wires to `from` and back to `to`; null when there is none. */
  readonly loop: (to: Address) => readonly Address[] | null;
}

/** Looks at everything upstream of `from` once, so that many possible ends can be asked for cheaply.
 *  The end is the slot that would read: for a neuron's input its product, so that reading a weight from outside is no loop. */
export function findLoops(program: Program, from: Address): LoopFinder {
  const { slots, indexOf } = program;
  const inputs: Inputs = slots.map((slot) =>
    slot.inputs.flatMap((address) => {
      const index = address === null ? undefined : indexOf.get(address);
      return index === undefined ? [] : [index];
    }),
  );
  const source = indexOf.get(from);
  const upstream = source === undefined ? new Set<number>() : reachable(inputs, [source]);
  const closes = (to: Address) => {
    const target = indexOf.get(to);
    return target !== undefined && upstream.has(target);
  };
  return {
    closes,
    loop(to) {
      const target = indexOf.get(to);
      if (target === undefined || source === undefined || !closes(to)) return null;
      const path = target === source ? [target] : (pathBetween(consumersOf(inputs), target, source) ?? []);
      return [...path, target].flatMap((index) => slots[index]?.address ?? []);
    },
  };
}

/** The loop that a wire from `from` into the slot `to` would close; null when it would close none. */
export function wouldCycle(program: Program, from: Address, to: Address): readonly Address[] | null {
  return findLoops(program, from).loop(to);
}
