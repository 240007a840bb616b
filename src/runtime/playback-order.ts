import type { Address } from '../kernel/ids.ts';
import type { Program } from '../compile/program.ts';
import type { DrawnGraph } from './drawn-graph.ts';

/** What is played as one: an op, a leaf, or a closed macro with everything inside. */
export interface Unit {
  /** The slot, or the closed macro. */
  readonly address: Address;
  /** The flow id of the card that shows it: of the closed macro around it where there is one. */
  readonly card: Address;
  /** Its slots that have a number, as indices in `program.slots`, by their place on the tape. */
  readonly slots: readonly number[];
  readonly isMacro: boolean;
}

export interface PlaybackOrder {
  /** In an order of computing: what a unit reads comes before it. Where nothing is closed, this is the order of the tape. */
  readonly units: readonly Unit[];
  /** By index in `program.slots`: the place of its unit in `units`, −1 for a slot without a number. */
  readonly unitOf: Int32Array;
}

/** Puts ops and closed macros in an order of computing. A closed macro that reads what something outside makes of it cannot be computed in
 *  one go: it is taken apart, at first into the macros in it. Cost: n log n. */
export function playbackOrder(program: Program, drawn: DrawnGraph): PlaybackOrder {
  const apart = new Set<Address>();
  for (;;) {
    const { units, unitOf } = unitsOf(program, drawn, apart);
    const { order, loop } = sorted(program, units, unitOf);
    if (loop.length === 0) {
      const place = new Int32Array(units.length);
      for (const [at, unit] of order.entries()) place[unit] = at;
      return {
        units: order.flatMap((unit) => units[unit] ?? []),
        unitOf: unitOf.map((unit) => (unit < 0 ? -1 : (place[unit] ?? -1))),
      };
    }
    for (const at of loop) {
      const unit = units[at];
      if (unit?.isMacro) apart.add(unit.address);
    }
  }
}

/** Units by the place of their last slot on the tape. */
function unitsOf(
  { tape, slots, tapeSlots }: Program,
  { closedAround }: DrawnGraph,
  apart: ReadonlySet<Address>,
): PlaybackOrder {
  const unitOf = new Int32Array(slots.length).fill(-1);
  const members = new Map<Address, { card: Address; slots: number[]; isMacro: boolean }>();
  const index = new Int32Array(tape.slotCount);
  for (const [at, slot] of tapeSlots.entries()) if (slot >= 0) index[slot] = at;
  for (const at of index) {
    const slot = slots[at];
    if (slot === undefined) continue;
    const around = closedAround(slot.address);
    const macro = around.find((one) => !apart.has(one));
    const card = around[0] ?? (slot.data === undefined ? slot.address : slot.data);
    const address = macro ?? slot.address;
    // A macro that was taken apart may have an op at its own address.
    const unit = members.get(address) ?? { card, slots: [], isMacro: macro !== undefined };
    unit.slots.push(at);
    members.set(address, unit);
  }
  const lastOf = ({ slots: all }: { readonly slots: readonly number[] }) => tapeSlots[all.at(-1) ?? -1] ?? -1;
  const units = [...members].map(([address, unit]) => ({ address, ...unit })).sort((a, b) => lastOf(a) - lastOf(b));
  for (const [at, { slots: all }] of units.entries()) for (const slot of all) unitOf[slot] = at;
  return { units, unitOf };
}

/** Depth first without recursion, so that what is read comes first and everything else keeps its place. `loop`: the units of one loop. */
function sorted(
  { slots, indexOf }: Program,
  units: readonly Unit[],
  unitOf: Int32Array,
): { readonly order: readonly number[]; readonly loop: readonly number[] } {
  const reads = units.map((unit, at) => {
    const below = new Set<number>();
    for (const slot of unit.slots) {
      for (const input of slots[slot]?.inputs ?? []) {
        const from = input === null ? -1 : (unitOf[indexOf.get(input) ?? -1] ?? -1);
        if (from >= 0 && from !== at) below.add(from);
      }
    }
    return [...below].sort((a, b) => a - b);
  });
  const state = new Uint8Array(units.length);
  const order: number[] = [];
  for (const start of units.keys()) {
    if (state[start] !== 0) continue;
    const stack: { readonly unit: number; next: number }[] = [{ unit: start, next: 0 }];
    state[start] = 1;
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const below = reads[top.unit]?.[top.next++];
      if (below === undefined) {
        state[top.unit] = 2;
        order.push(top.unit);
        stack.pop();
      } else if (state[below] === 1) {
        const from = stack.findIndex(({ unit }) => unit === below);
        return { order, loop: stack.slice(from).map(({ unit }) => unit) };
      } else if (state[below] === 0) {
        state[below] = 1;
        stack.push({ unit: below, next: 0 });
      }
    }
  }
  return { order, loop: [] };
}
