import type { Address } from '../kernel/ids.ts';
import { tapeSlotAt } from '../compile/evaluate.ts';
import { readRows, rowsOf } from '../engine/tape.ts';
import { parametersIn, type Finding, type Patient } from './finding.ts';

/** Weights whose product has 0 for its other operand in every row: whatever comes back, their gradient is 0. One finding for each input
 *  that is 0, with all weights it keeps from learning. */
export function stuckWeights({ document, program, nameOf }: Patient): readonly Finding[] {
  const parameters = new Set(parametersIn(document));
  const byInput = new Map<Address, Address[]>();
  for (const { address, op, inputs } of program.slots) {
    if (op !== 'mul' || !isOnPath(program, address)) continue;
    const [a, b] = inputs;
    if (a === undefined || b === undefined || a === null || b === null) continue;
    const [weight, input] = parameters.has(b) ? [b, a] : [a, b];
    if (!parameters.has(weight) || parameters.has(input) || !isZero(program, input)) continue;
    const known = byInput.get(input);
    if (known === undefined) byInput.set(input, [weight]);
    else known.push(weight);
  }
  return [...byInput].flatMap(([input, weights]): readonly Finding[] => {
    const [first] = weights;
    if (first === undefined) return [];
    const rows = rowsOf(program.tape, tapeSlotAt(program, input));
    const others = weights.length === 1 ? 'cannot' : `and ${weights.length - 1} more cannot`;
    const where = rows === 0 ? '' : ` in all ${rows} rows`;
    const text = `“${nameOf(first)}” ${others} learn, because “${nameOf(input)}”, which it is multiplied with, is 0${where}.`;
    return [{ kind: 'stuck', address: first, addresses: weights, text }];
  });
}

function isOnPath(program: Patient['program'], address: Address): boolean {
  const slot = tapeSlotAt(program, address);
  return slot >= 0 && program.onPath[slot] !== 0;
}

function isZero(program: Patient['program'], address: Address): boolean {
  const slot = tapeSlotAt(program, address);
  if (slot < 0) return false;
  if (rowsOf(program.tape, slot) === 0) return program.tape.spaceOf[slot] === -1 && program.tape.values[slot] === 0;
  return readRows(program.tape, program.tape.values, slot).every((value) => value === 0);
}
