import { outerOf, type Address } from '../../kernel/ids.ts';
import { ops, type OpId } from '../../ops/table.ts';
import type { LocalRule } from '../../engine/broken.ts';
import { rowsOf } from '../../engine/tape.ts';
import { runBroken, type BrokenOptions } from '../../compile/broken.ts';
import type { Program } from '../../compile/program.ts';
import { wrongRulesOf } from '../../compile/wrong-rules.ts';
import { noDefinitions, type NudgeDocument } from '../../graph/document.ts';
import { parametersOf } from '../../macros/context.ts';
import type { BugChoice, RuleChoice } from './bug-choice.ts';
import { ownLocalRule } from './own-rule.ts';

/** A gradient that the bugs make wrong. */
export interface WrongNumber {
  readonly address: Address;
  readonly wrong: number;
  readonly right: number;
}

/** What the bugs do to the graph as it is now. */
export interface BugReport {
  /** The furthest off first. */
  readonly wrong: readonly WrongNumber[];
  /** How many gradients there are. */
  readonly compared: number;
  /** A gradient that is wrong, by any address that means it; undefined where it is right or there is none. */
  readonly at: (address: Address) => WrongNumber | undefined;
  /** How many gradients inside a macro are wrong, its own result not counted. */
  readonly inside: (macro: Address) => number;
  /** What the wrong pass sent along a wire; null where it sent what the right pass does, or nothing flows. */
  readonly sent: (consumer: Address, operand: number) => number | null;
  /** False where the recursion was stopped because it has too many paths to go down. */
  readonly isFinished: boolean;
  /** How many nodes passed something on. */
  readonly calls: number;
}

/** Compares a wrong pass with the right one in the row that is followed. Both add up in the same order, so that rounding is not taken for a
 *  mistake. Null without a root that has a number. Assumes that the program's forward sweep is up to date. */
export function reportBugs(
  program: Program,
  document: NudgeDocument,
  choice: BugChoice,
  row: number,
): BugReport | null {
  const broken = runBroken(program, optionsOf(program, document, choice), row);
  const sound = runBroken(program, soundOptions, row);
  if (broken === null || sound === null) return null;
  const bySlot = new Map<number, WrongNumber>();
  const insides = new Map<Address, number>();
  let compared = 0;
  for (const [index, { address }] of program.slots.entries()) {
    const slot = program.tapeSlots[index] ?? -1;
    if (slot < 0) continue;
    const at = Math.max(0, Math.min(row, rowsOf(program.tape, slot) - 1));
    const [wrong, right] = [broken.gradient(address, at), sound.gradient(address, at)];
    if (typeof wrong !== 'number' || typeof right !== 'number') continue;
    compared++;
    if (broken.isFinished && isSame(wrong, right)) continue;
    bySlot.set(index, { address, wrong, right });
    for (let outer = outerOf(address); outer !== null; outer = outerOf(outer))
      insides.set(outer, (insides.get(outer) ?? 0) + 1);
  }
  const found = (address: Address) => bySlot.get(program.indexOf.get(address) ?? -1);
  return {
    wrong: broken.isFinished ? furthestFirst([...bySlot.values()]) : [],
    compared,
    at: found,
    inside(macro) {
      const own = found(macro)?.address.startsWith(`${macro}/`) === true ? 1 : 0;
      return (insides.get(macro) ?? 0) - own;
    },
    sent(consumer, operand) {
      const [now, truth] = [broken.sent(consumer, operand), sound.sent(consumer, operand)];
      return now === null || truth === null || isSame(now, truth) ? null : now;
    },
    isFinished: broken.isFinished,
    calls: broken.calls,
  };
}

const soundOptions: BrokenOptions = {
  overwrite: false,
  noUpstream: false,
  order: null,
  passes: 1,
  zeroed: new Set(),
  rules: new Map(),
};

function optionsOf(program: Program, document: NudgeDocument, choice: BugChoice): BrokenOptions {
  return {
    overwrite: choice.overwrite,
    noUpstream: choice.noUpstream,
    order: choice.order,
    passes: choice.noZeroGrad?.passes ?? 1,
    zeroed: zeroedBetween(program, document, choice.noZeroGrad),
    rules: new Map(
      [...choice.rules].flatMap(([op, rule]) => {
        const slopes = localRule(op, rule);
        return slopes === null ? [] : [[ops[op], slopes] as const];
      }),
    ),
  };
}

/** The slopes that a choice means; null for one that cannot be read. */
function localRule(op: OpId, choice: RuleChoice): LocalRule | null {
  return choice.kind === 'own'
    ? ownLocalRule(op, choice.texts)
    : (wrongRulesOf(op).find(({ id }) => id === choice.id)?.slopes ?? null);
}

function zeroedBetween(
  program: Program,
  document: NudgeDocument,
  choice: BugChoice['noZeroGrad'],
): ReadonlySet<Address> {
  switch (choice?.leftover) {
    case undefined:
    case 'all':
      return new Set();
    case 'notParameters':
      return new Set(
        [...document.nodes.values()].flatMap((record) => parametersOf(record, document.definitions ?? noDefinitions)),
      );
    case 'leaves':
      return new Set(program.slots.flatMap(({ address, op }) => (op === 'leaf' ? [] : [address])));
  }
}

function furthestFirst(wrong: readonly WrongNumber[]): readonly WrongNumber[] {
  // What is no number at all stands before everything that is.
  const off = ({ wrong: now, right }: WrongNumber) => {
    const distance = Math.abs(now - right);
    return Number.isNaN(distance) ? Infinity : distance;
  };
  return wrong.toSorted((a, b) => (off(b) === off(a) ? 0 : off(b) - off(a)));
}

function isSame(a: number, b: number): boolean {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true;
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}
