import type { Address } from '../kernel/ids.ts';
import { backward, forward, reachesRoot } from '../engine/sweep.ts';
import { forwardTangents } from '../engine/forward-mode.ts';
import { cellAt, rowsOf, type Tape } from '../engine/tape.ts';
import type { Program } from './program.ts';
import { createScratch } from './scratch.ts';

/** The same derivatives found in two ways, and what each costs. One rule counts for both: a sweep visits every wire on the way to the
 *  outputs once in every row, and each visit is one multiplication (by the local slope) and one addition. The values, and with them the
 *  local slopes, are computed once beforehand by both. */
export interface ModeRace {
  readonly inputs: readonly Address[];
  readonly outputs: readonly Address[];
  /** Multiply-adds of one sweep. */
  readonly perSweep: number;
  /** Operations, in every row, that compute the values. */
  readonly valueCost: number;
  /** Forward mode sweeps once for each input, reverse mode once for each output. */
  readonly forwardCost: number;
  readonly reverseCost: number;
  /** One for each input and output, output by output. */
  readonly derivatives: readonly RacedDerivative[];
}

/** When a derivative is there: after so many multiply-adds. */
export interface RacedDerivative {
  readonly input: Address;
  readonly output: Address;
  readonly forwardAt: number;
  readonly reverseAt: number;
}

/** Plans the race: counts only, nothing is swept. What has no number is left out, and so are inputs that no output depends on. Cost: one look at every wire for each
 *  output. */
export function planRace(program: Program, inputs: readonly Address[], outputs: readonly Address[]): ModeRace {
  const { tape, indexOf, tapeSlots } = program;
  const slotOf = (address: Address) => tapeSlots[indexOf.get(address) ?? -1] ?? -1;
  const goals = outputs.filter((address) => slotOf(address) >= 0);
  const visits = wireVisits(tape, goals.map(slotOf));
  const { before, perSweep } = visits;
  const firstReader = lowestReaders(tape, visits.weights);
  const runners = inputs.filter((address) => (firstReader[slotOf(address)] ?? -1) >= 0);
  const derivatives = goals.flatMap((output, sweepBack) =>
    runners.map((input, sweepOn) => {
      const [from, to] = [slotOf(input), slotOf(output)];
      const reader = firstReader[from] ?? -1;
      return {
        input,
        output,
        // Forward mode has it once the output is reached; reverse mode once the last wire that leaves the input was visited.
        forwardAt: sweepOn * perSweep + (before[to + 1] ?? perSweep),
        reverseAt: (sweepBack + 1) * perSweep - (before[reader] ?? 0),
      };
    }),
  );
  return {
    inputs: runners,
    outputs: goals,
    perSweep,
    valueCost: visits.valueCost,
    forwardCost: runners.length * perSweep,
    reverseCost: goals.length * perSweep,
    derivatives,
  };
}

/** Runs sweeps of either kind on a tape of its own, at the numbers of the program. */
export interface RaceTrack {
  /** Takes over the numbers as they are now. */
  readonly refill: () => void;
  /** ∂output/∂input for every output, by one forward sweep; null where it does not depend on the input. */
  readonly forward: (input: Address) => readonly (number | null)[];
  /** ∂output/∂input for every input, by one backward sweep. */
  readonly reverse: (output: Address) => readonly (number | null)[];
}

/** @param row the row meant where an output has rows */
export function createRaceTrack(program: Program, race: ModeRace, row: number): RaceTrack {
  const { tape, slotOf, refill } = createScratch(program, new Set());
  const at = (address: Address) => slotOf(program.indexOf.get(address) ?? -1);
  return {
    refill() {
      refill();
      forward(tape);
    },
    forward(input) {
      const { cells, depends } = forwardTangents(tape, at(input), row);
      return race.outputs.map((output) =>
        depends[at(output)] === 0 ? null : (cells[cellAt(tape, at(output), row)] ?? Number.NaN),
      );
    },
    reverse(output) {
      backward(tape, at(output), row);
      const reaches = reachesRoot(tape, at(output));
      return race.inputs.map((input) =>
        reaches[at(input)] === 0 ? null : (tape.adjoints[cellAt(tape, at(input), row)] ?? Number.NaN),
      );
    },
  };
}

interface WireVisits {
  /** By slot: how many visits its operands take; 0 off the way to the outputs. */
  readonly weights: Float64Array;
  /** By slot: visits of all slots below it. One entry more than slots. */
  readonly before: Float64Array;
  readonly perSweep: number;
  readonly valueCost: number;
}

function wireVisits(tape: Tape, outputs: readonly number[]): WireVisits {
  const { slotCount, starts, reads, spaceOf } = tape;
  const rowsSwept = new Float64Array(slotCount);
  for (const output of outputs) {
    for (const [slot, reach] of waysTo(tape, output).entries()) {
      if (reach === 0) continue;
      const rows = reach === 2 ? 1 : Math.max(1, rowsOf(tape, slot));
      rowsSwept[slot] = Math.max(rowsSwept[slot] ?? 0, rows);
    }
  }
  const weights = new Float64Array(slotCount);
  const before = new Float64Array(slotCount + 1);
  let valueCost = 0;
  for (let slot = 0; slot < slotCount; slot++) {
    const [from, to] = [starts[slot] ?? 0, starts[slot + 1] ?? 0];
    const read = reads[from] ?? -1;
    // What brings rows together visits its wire once for each row.
    const brings = (spaceOf[slot] ?? -1) < 0 && (spaceOf[read] ?? -1) >= 0;
    const swept = rowsSwept[slot] ?? 0;
    const rows = swept > 0 && brings ? rowsOf(tape, read) : swept;
    weights[slot] = (to - from) * rows;
    if (to > from) valueCost += swept;
    before[slot + 1] = (before[slot] ?? 0) + (weights[slot] ?? 0);
  }
  return { weights, before, perSweep: before[slotCount] ?? 0, valueCost };
}

/** As `reachesRoot`, without taking the place of the way back that the tape keeps for its own root. */
function waysTo(tape: Tape, output: number): Uint8Array {
  const kept = tape.route;
  const reaches = reachesRoot(tape, output);
  tape.route = kept;
  return reaches;
}

/** By slot: the lowest slot on the way that reads it, −1 where there is none. Backward, it is the last to pass something on. */
function lowestReaders({ slotCount, starts, reads }: Tape, weights: Float64Array): Int32Array {
  const lowest = new Int32Array(slotCount).fill(-1);
  for (let slot = slotCount - 1; slot >= 0; slot--) {
    if ((weights[slot] ?? 0) === 0) continue;
    for (let k = starts[slot] ?? 0; k < (starts[slot + 1] ?? 0); k++) lowest[reads[k] ?? -1] = slot;
  }
  return lowest;
}
