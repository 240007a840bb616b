import type { Address } from '../kernel/ids.ts';
import { buildTape, cellAt, setRowCount, type Tape } from '../engine/tape.ts';
import type { Program } from './program.ts';

/** A second tape for a program, with the same rows, on which some slots are leaves instead of what they were. */
export interface Scratch {
  readonly tape: Tape;
  /** The place on this tape of an entry of the program's `slots`; −1 for those without a number. */
  readonly slotOf: (index: number) => number;
  /** Takes over the numbers of all leaves and cut slots, in all rows, as they now are on the program's tape. */
  readonly refill: () => void;
}

/** Cuts the entries of `slots` with these indices off from what they read. Cost: one compile of the tape. */
export function createScratch(program: Program, cut: ReadonlySet<number>): Scratch {
  const { slots, indexOf, tapeSlots, tape } = program;
  const live = [...slots.keys()].filter((index) => (tapeSlots[index] ?? -1) >= 0);
  const place = new Map(live.map((index, position) => [index, position]));
  const placeOf = (input: Address | null) => place.get((input === null ? undefined : indexOf.get(input)) ?? -1) ?? -1;
  const isLeaf = (index: number) => cut.has(index) || slots[index]?.op === 'leaf';
  const nodes = live.map((index) => {
    const slot = slots[index];
    if (slot !== undefined && !isLeaf(index)) return { op: slot.op, inputs: slot.inputs.map(placeOf) };
    const space = tape.spaceOf[tapeSlots[index] ?? -1] ?? -1;
    return space < 0 ? { op: 'leaf' as const, inputs: [] } : { op: 'leaf' as const, inputs: [], space };
  });
  const scratch = buildTape(
    nodes,
    [],
    tape.spaces.map(({ capacity }) => capacity),
  );
  const slotOf = (index: number) => scratch.slotOfNode[place.get(index) ?? -1] ?? -1;
  const leaves = live.filter(isLeaf).map((index) => [tapeSlots[index] ?? -1, slotOf(index)] as const);
  return {
    tape: scratch,
    slotOf,
    refill() {
      for (const [space, { count }] of tape.spaces.entries()) setRowCount(scratch, space, count);
      for (const [from, to] of leaves) {
        const space = tape.spaces[tape.spaceOf[from] ?? -1];
        for (let row = 0; row < (space?.count ?? 1); row += space?.lanes ?? 1) {
          const start = cellAt(tape, from, row);
          scratch.values.set(tape.values.subarray(start, start + (space?.lanes ?? 1)), cellAt(scratch, to, row));
        }
      }
    },
  };
}
