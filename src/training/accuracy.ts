import { assertNever } from '../kernel/invariant.ts';
import type { Address } from '../kernel/ids.ts';
import type { LossId, LossRecord, NodeRecord } from '../graph/document.ts';
import type { Program } from '../compile/program.ts';
import { tapeSlotAt } from '../compile/evaluate.ts';
import { cellAt, rowsOf } from '../engine/tape.ts';
import type { Objective } from './objective.ts';

/** When a prediction counts as right. `above`: prediction and target lie on the same side of their borders. `largest`: the target is the
 *  place of the largest prediction, the first of several. */
type Rule =
  | { readonly kind: 'above'; readonly prediction: number; readonly target: number }
  | { readonly kind: 'largest' };

/** The share of the rows loaded that are told right, 0 … 1. */
export type Accuracy = () => number;

const lossIds: ReadonlySet<string> = new Set<LossId>([
  'squared_error',
  'absolute_error',
  'hinge',
  'binary_cross_entropy',
  'softmax_cross_entropy',
]);

/** How to tell right from wrong where the loss knows classes, else null. It does when exactly one loss macro leads to the loss, and that
 *  is a loss of classes, or its targets are just −1 and 1, or just 0 and 1. Asks the values of the tape: sweep all rows before. */
export function accuracyOf({ document, program }: Objective): Accuracy | null {
  const losses = [...document.nodes.values()].filter(
    (record) => isLoss(record) && program.onPath[tapeSlotAt(program, record.id)],
  );
  const [record] = losses;
  if (record === undefined || losses.length > 1 || !isLoss(record)) return null;
  const predictions = record.inputs.flatMap(({ port, from }) => (port === 't' ? [] : placeOf(program, from)));
  const [target] = record.inputs.flatMap(({ port, from }) => (port === 't' ? placeOf(program, from) : []));
  if (target === undefined || predictions.length === 0) return null;
  const rule = ruleOf(record.macro, program, target);
  return rule === null ? null : () => shareRight(program, rule, predictions, target);
}

function isLoss(record: NodeRecord): record is LossRecord {
  return record.kind === 'macro' && lossIds.has(record.macro);
}

function placeOf(program: Program, from: Address | null): readonly number[] {
  const slot = from === null ? -1 : tapeSlotAt(program, from);
  return slot < 0 ? [] : [slot];
}

function ruleOf(loss: LossId, program: Program, target: number): Rule | null {
  switch (loss) {
    case 'hinge':
      return { kind: 'above', prediction: 0, target: 0 };
    case 'binary_cross_entropy':
      return { kind: 'above', prediction: 0, target: 0.5 };
    case 'softmax_cross_entropy':
      return { kind: 'largest' };
    case 'squared_error':
    case 'absolute_error':
      return ruleOfTargets(program, target);
    default:
      return assertNever(loss);
  }
}

function ruleOfTargets({ tape }: Program, target: number): Rule | null {
  const values = new Set<number>();
  for (let row = 0; row < Math.max(1, rowsOf(tape, target)) && values.size < 3; row++)
    values.add(tape.values[cellAt(tape, target, row)] ?? Number.NaN);
  if (values.size !== 2 || !values.has(1)) return null;
  if (values.has(-1)) return { kind: 'above', prediction: 0, target: 0 };
  return values.has(0) ? { kind: 'above', prediction: 0.5, target: 0.5 } : null;
}

function shareRight({ tape }: Program, rule: Rule, predictions: readonly number[], target: number): number {
  const count = Math.max(1, ...[target, ...predictions].map((slot) => rowsOf(tape, slot)));
  const at = (slot: number, row: number) => tape.values[cellAt(tape, slot, row)] ?? Number.NaN;
  let right = 0;
  for (let row = 0; row < count; row++) {
    const values = predictions.map((slot) => at(slot, row));
    if (isRight(rule, values, at(target, row))) right++;
  }
  return right / count;
}

/** A prediction that is no number is wrong. */
function isRight(rule: Rule, predictions: readonly number[], target: number): boolean {
  if (predictions.some(Number.isNaN)) return false;
  if (rule.kind === 'largest') return predictions.indexOf(Math.max(...predictions)) === target;
  return (predictions[0] ?? 0) > rule.prediction === target > rule.target;
}
