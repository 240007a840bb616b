import { assertNever } from '../../kernel/invariant.ts';
import { shortNumeral } from '../../kernel/numeral.ts';
import type { Address } from '../../kernel/ids.ts';
import { tapeSlotAt } from '../../compile/evaluate.ts';
import type { Program } from '../../compile/program.ts';
import {
  compareOrder,
  type LossId,
  type LossRecord,
  type NodeRecord,
  type NudgeDocument,
} from '../../graph/document.ts';
import { columnAt } from './axes.ts';

/** What a net tells, and how that is read as a class. */
export interface Readout {
  /** One score, or one for each class. */
  readonly outputs: readonly Address[];
  /** What it should tell; null where nothing says so. */
  readonly target: Address | null;
  /** For one score: above it the second class is told. */
  readonly threshold: number;
  /** What the classes are called, at least two. */
  readonly classes: readonly string[];
  /** The class that a target means; null where targets are no classes. */
  readonly classOf: ((target: number) => number) | null;
}

const lossIds: ReadonlySet<string> = new Set<LossId>([
  'squared_error',
  'absolute_error',
  'hinge',
  'binary_cross_entropy',
  'softmax_cross_entropy',
]);

/** What the document's loss reads: its predictions and its target. Of several losses the first that leads to the root. Null without one. */
export function lossReadout(document: NudgeDocument, program: Program): Readout | null {
  const [record] = [...document.nodes.values()]
    .filter((found) => isLoss(found) && program.onPath[tapeSlotAt(program, found.id)])
    .sort((a, b) => compareOrder(a.order, b.order));
  if (record === undefined || !isLoss(record)) return null;
  const outputs = record.inputs.flatMap(({ port, from }) => (port === 't' || from === null ? [] : [from]));
  const target = record.inputs.find(({ port }) => port === 't')?.from ?? null;
  if (outputs.length === 0) return null;
  const labels = target === null ? undefined : columnAt(document, target)?.column.labels;
  const values = target === null ? [] : valuesOf(document, target);
  return { outputs, target, ...reading(record.macro, outputs.length, values, labels) };
}

/** A single slot of one's choice, against the same target as the loss. */
export function slotReadout(address: Address, loss: Readout | null): Readout {
  const base = loss?.outputs.length === 1 ? loss : null;
  return {
    outputs: [address],
    target: base?.target ?? null,
    threshold: base?.threshold ?? 0,
    classes: base?.classes ?? signs(0),
    classOf: base?.classOf ?? null,
  };
}

type Reading = Pick<Readout, 'threshold' | 'classes' | 'classOf'>;

function reading(
  loss: LossId,
  count: number,
  values: readonly number[],
  labels: readonly string[] | undefined,
): Reading {
  switch (loss) {
    case 'softmax_cross_entropy':
      return {
        threshold: 0,
        classes: Array.from({ length: Math.max(2, count) }, (_, place) => labels?.[place] ?? String(place)),
        classOf: (target) => target,
      };
    case 'hinge':
      return twoClasses(0, 0, -1, labels);
    case 'binary_cross_entropy':
      return twoClasses(0, 0.5, 0, labels);
    case 'squared_error':
    case 'absolute_error': {
      const distinct = new Set(values);
      const isTwo = distinct.size === 2 && distinct.has(1);
      if (isTwo && distinct.has(-1)) return twoClasses(0, 0, -1, labels);
      if (isTwo && distinct.has(0)) return twoClasses(0.5, 0.5, 0, labels);
      return { threshold: 0, classes: signs(0), classOf: null };
    }
    default:
      return assertNever(loss);
  }
}

/** @param threshold between the scores of both classes
 *  @param border between their targets
 *  @param low the target of the first class; the other is 1 */
function twoClasses(threshold: number, border: number, low: number, labels: readonly string[] | undefined): Reading {
  const names = low === 0 && labels?.length === 2 ? labels : [shortNumeral(low), '1'];
  return { threshold, classes: names, classOf: (target) => (target > border ? 1 : 0) };
}

function signs(threshold: number): readonly string[] {
  return [`below ${shortNumeral(threshold)}`, `above ${shortNumeral(threshold)}`];
}

function valuesOf(document: NudgeDocument, target: Address): readonly number[] {
  return columnAt(document, target)?.column.values ?? [];
}

function isLoss(record: NodeRecord): record is LossRecord {
  return record.kind === 'macro' && lossIds.has(record.macro);
}
