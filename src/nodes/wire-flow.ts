import type { Address } from '../kernel/ids.ts';
import type { Program } from '../compile/program.ts';
import type { Live } from '../runtime/live.ts';
import type { FlowEnd, FlowWire } from '../canvas/flow-model.ts';
import { isFrame, slotOf } from './flow-ends.ts';
import { entryOf, type Insides } from '../macros/insides.ts';

/** An operand that a wire feeds. */
export interface Consumer {
  readonly address: Address;
  readonly operand: number;
}

/** All operands that a wire into this port feeds: one of an op, and for a macro everything inside that reads the port. */
export function consumersAt(insides: Insides, { node, port }: FlowEnd): readonly Consumer[] {
  const slot = slotOf(node);
  if (!isFrame(node) && /^\d/.test(port)) return [{ address: slot, operand: Number(port) }];
  const found: Consumer[] = [];
  collect(insides, slot, port, found);
  return found;
}

function collect(insides: Insides, macro: Address, port: string, found: Consumer[]): void {
  const entry = entryOf(macro, port);
  for (const part of insides.inside(macro)?.parts ?? []) {
    if (part.kind === 'op')
      for (const [operand, from] of part.inputs.entries())
        if (from === entry) found.push({ address: part.address, operand });
    if (part.kind === 'macro')
      for (const input of part.instance.inputs)
        if (input.from === entry) collect(insides, part.instance.address, input.port, found);
  }
}

/** Tells of each wire the gradient that flows back along it: over all it feeds, the consumer's gradient × its local slope, added up. Null
 *  where nothing flows, so also towards constants. The slopes of a consumer are asked for once per tick, however many wires enter it. */
export function createWireFlow(live: Live, insides: () => Insides): (wire: FlowWire) => number | null {
  let consumers = new Map<string, readonly Consumer[]>();
  let slopes = new Map<Address, readonly number[]>();
  let program: Program | null = null;
  let tick = -1;

  function slopesAt(address: Address): readonly number[] {
    let known = slopes.get(address);
    if (known === undefined) {
      known = live.slopes(address);
      slopes.set(address, known);
    }
    return known;
  }

  function contribution(now: Program, { address, operand }: Consumer): number | null {
    const gradient = live.gradient(address) ?? null;
    if (gradient === null || readsConstant(now, address, operand)) return null;
    const slope = slopesAt(address)[operand];
    return slope === undefined ? null : gradient * slope;
  }

  return ({ id, to }) => {
    const now = live.$program.get();
    if (now !== program) consumers = new Map();
    if (now !== program || live.$tick.get() !== tick) {
      program = now;
      tick = live.$tick.get();
      slopes = new Map();
    }
    // What a wire feeds follows from its id, which says where it enters, and from the structure of the document.
    let fed = consumers.get(id);
    if (fed === undefined) {
      fed = consumersAt(insides(), to);
      consumers.set(id, fed);
    }
    let sum: number | null = null;
    for (const consumer of fed) {
      const one = contribution(now, consumer);
      if (one !== null) sum = (sum ?? 0) + one;
    }
    return sum;
  };
}

function readsConstant({ slots, indexOf }: Program, address: Address, operand: number): boolean {
  const source = slots[indexOf.get(address) ?? -1]?.inputs[operand] ?? null;
  return source !== null && slots[indexOf.get(source) ?? -1]?.constant === true;
}
