import type { Address } from '../kernel/ids.ts';
import { localSlopes } from '../engine/sweep.ts';
import { cellAt, rowsOf } from '../engine/tape.ts';
import { tapeSlotAt } from '../compile/evaluate.ts';
import type { Operand } from './drawn-graph.ts';
import type { Live } from './live.ts';
import type { Unit } from './playback-order.ts';

/** What playback reads of the live numbers, in the row that is followed. */
export type LiveNumbers = Pick<Live, '$program' | 'value' | 'gradient' | 'slopes' | 'contribution' | 'rowCount'>;

/** How many rows one `+=` adds up: of an op with rows towards a slot with one number, unless only the followed row is on the path. 0 where
 *  it is one product. */
export function rowsAdded(live: LiveNumbers, { address, operand }: Operand): number {
  const program = live.$program.get();
  const consumer = tapeSlotAt(program, address);
  const source = program.slots[program.indexOf.get(address) ?? -1]?.inputs[operand] ?? null;
  const rows = consumer < 0 ? 0 : rowsOf(program.tape, consumer);
  if (rows === 0 || source === null || live.rowCount(source) > 0 || program.onPath[consumer] === 2) return 0;
  return rows;
}

/** What one operand adds to the gradient of what it reads, over all rows where that has one number. */
export function contributionOf(live: LiveNumbers, part: Operand): number {
  const { address, operand } = part;
  const rows = rowsAdded(live, part);
  // Reading settles, so the tape is up to date below.
  const one = live.contribution(address, operand) ?? Number.NaN;
  if (rows === 0) return one;
  const program = live.$program.get();
  const slot = tapeSlotAt(program, address);
  let total = 0;
  for (let row = 0; row < rows; row++) {
    const adjoint = program.tape.adjoints[cellAt(program.tape, slot, row)] ?? Number.NaN;
    total += adjoint * (localSlopes(program.tape, slot, row)[operand] ?? Number.NaN);
  }
  return total;
}

/** ∂output/∂input of a whole macro along one of its wires: backward inside the macro alone, from 1 at its output. Null where rows are added
 *  up on the way, which one number cannot tell. Towards a slot with rows, the followed one is meant. */
export function macroSlope(live: LiveNumbers, unit: Unit, output: number, parts: readonly Operand[]): number | null {
  const { slots, indexOf } = live.$program.get();
  const wired = new Set(parts.map(({ address, operand }) => `${address}:${operand}`));
  const inside = new Set(unit.slots);
  const adjoints = new Map([[output, 1]]);
  let slope = 0;
  for (const at of unit.slots.toReversed()) {
    const slot = slots[at];
    const adjoint = adjoints.get(at);
    if (slot === undefined || slot.op === 'leaf' || adjoint === undefined) continue;
    const locals = live.slopes(slot.address);
    for (const [operand, input] of slot.inputs.entries()) {
      const source = input === null ? -1 : (indexOf.get(input) ?? -1);
      const passed = adjoint * (locals[operand] ?? Number.NaN);
      const isWired = wired.has(`${slot.address}:${operand}`);
      if ((isWired || inside.has(source)) && spreads(live, slot.address, input)) return null;
      if (isWired) slope += passed;
      else if (inside.has(source)) adjoints.set(source, (adjoints.get(source) ?? 0) + passed);
    }
  }
  return slope;
}

/** Whether an op with rows reads one number for all of them: what comes back to it is added up over the rows. */
function spreads(live: LiveNumbers, address: Address, input: Address | null): boolean {
  return live.rowCount(address) > 0 && (input === null || live.rowCount(input) === 0);
}
