import { shortNumeral } from '../kernel/numeral.ts';
import { nodeOf, type Address } from '../kernel/ids.ts';
import { tapeSlotAt } from '../compile/evaluate.ts';
import { readRows, rowsOf } from '../engine/tape.ts';
import type { NudgeDocument } from '../graph/document.ts';
import type { Finding, Patient } from './finding.ts';
import { gradientFlow } from './gradient-flow.ts';
import { stuckWeights } from './stuck-weights.ts';

/** An activation is judged over at least this many rows: in one or two a ReLU may be off, or a tanh at its end, by chance. */
export const fewestRows = 4;

/** How near its end an activation counts as saturated: beyond 0.99, the slope of tanh is below 0.02, a fiftieth of its greatest. */
export const saturatedAt = 0.99;

/** In how large a share of rows: the few others still teach a little, but ten times slower. */
export const saturatedShare = 0.9;

/** So many steps in a row, so that the ups and downs of minibatches do not count. */
export const growingSteps = 5;

/** How much larger than the least loss of the run: below that, growing losses may be a bump on the way down. */
export const growingFactor = 2;

/** Everything that is found, most local first; in canonical order within a kind. Cost: one visit per slot and row. */
export function findHealth(patient: Patient): readonly Finding[] {
  return [...silentUnits(patient), ...stuckWeights(patient), ...gradientFlow(patient), ...growingLoss(patient)];
}

/** Units of nets (not of losses, whose ReLU is meant to come to rest) that pass nothing back in any row, or in most. */
function silentUnits(patient: Patient): readonly Finding[] {
  const { program, nameOf } = patient;
  return program.slots.flatMap(({ address, op }): readonly Finding[] => {
    const slot = tapeSlotAt(program, address);
    const rows = slot < 0 ? 0 : rowsOf(program.tape, slot);
    if (rows < fewestRows || program.onPath[slot] === 0 || !isInNet(patient.document, address)) return [];
    const values = () => readRows(program.tape, program.tape.values, slot);
    const name = `“${nameOf(address)}”`;
    if (op === 'relu' && values().every((value) => value === 0)) {
      const text = `${name} is dead: it gives 0 in all ${rows} rows, so no gradient passes it and its weights cannot learn. Nudge its bias up, or draw new numbers.`;
      return [{ kind: 'dead', address, addresses: [address], text }];
    }
    const end = op === 'tanh' ? isAtEndOfTanh : op === 'sigmoid' ? isAtEndOfSigmoid : null;
    if (end === null) return [];
    const atEnd = values().reduce((count, value) => count + (end(value) ? 1 : 0), 0);
    if (atEnd < saturatedShare * rows) return [];
    const where = op === 'tanh' ? 'beyond ±0.99' : 'below 0.01 or above 0.99';
    const text = `${name} is saturated: ${op} is ${where} in ${atEnd} of ${rows} rows, where it is nearly flat, so hardly any gradient passes. Smaller weights bring it back.`;
    return [{ kind: 'saturated', address, addresses: [address], text }];
  });
}

function isAtEndOfTanh(value: number): boolean {
  return Math.abs(value) > saturatedAt;
}

function isAtEndOfSigmoid(value: number): boolean {
  return value > saturatedAt || value < 1 - saturatedAt;
}

/** Whether a slot belongs to what is trained: a plain op, or the inside of a neuron, layer, net or macro of one's own. */
function isInNet(document: NudgeDocument, address: Address): boolean {
  const record = document.nodes.get(nodeOf(address));
  if (record?.kind !== 'macro') return true;
  return ['neuron', 'layer', 'mlp', 'custom'].includes(record.macro);
}

/** A loss that rises and rises, told on the root. */
function growingLoss({ program, nameOf, losses }: Patient): readonly Finding[] {
  const address = program.root?.address;
  const last = losses.length - 1;
  if (address === undefined || last < growingSteps) return [];
  let least = Number.POSITIVE_INFINITY;
  for (let step = 0; step <= last; step++) least = Math.min(least, losses[step] ?? Number.POSITIVE_INFINITY);
  for (let step = last; step > last - growingSteps; step--)
    if (!((losses[step] ?? Number.NaN) > (losses[step - 1] ?? Number.NaN))) return [];
  const [before, now] = [losses[last - growingSteps] ?? Number.NaN, losses[last] ?? Number.NaN];
  if (!(now > growingFactor * least)) return [];
  const text = `“${nameOf(address)}” has grown ${growingSteps} steps in a row, from ${shortNumeral(before)} to ${shortNumeral(now)}. The steps are too long: try a smaller learning rate.`;
  return [{ kind: 'growing', address, addresses: [address], text }];
}
