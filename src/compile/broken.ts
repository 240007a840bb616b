import type { Address } from '../kernel/ids.ts';
import { brokenBackward, type Bugs } from '../engine/broken.ts';
import { cellAt, rowsOf } from '../engine/tape.ts';
import { gradientAt, tapeSlotAt } from './evaluate.ts';
import type { Program } from './program.ts';

/** What a wrong backward pass makes of a program. The program's own gradients stay as they are. */
export interface Broken {
  /** As `gradientAt`: null where the right pass gives none either, undefined for an unknown address. */
  readonly gradient: (address: Address, row?: number) => number | null | undefined;
  /** What was sent along one wire in the last pass; null where nothing flows. */
  readonly sent: (consumer: Address, operand: number) => number | null;
  /** How many nodes passed something on, over all passes. */
  readonly calls: number;
  /** False where the recursion was stopped on too many paths; its gradients then mean nothing. */
  readonly isFinished: boolean;
}

export interface BrokenOptions extends Omit<Bugs, 'zeroed'> {
  /** The addresses that are set to 0 between two passes. */
  readonly zeroed: ReadonlySet<Address>;
}

/** Runs a wrong backward pass over a program whose forward sweep is up to date. Null without a root that has a number.
 *  @param row the row that is followed, and seeded where the root has rows */
export function runBroken(program: Program, options: BrokenOptions, row = 0): Broken | null {
  const { tape, root, onPath } = program;
  if (root === null || root.tapeSlot < 0) return null;
  const zeroed = new Set<number>();
  for (const address of options.zeroed) {
    const slot = tapeSlotAt(program, address);
    if (slot >= 0) zeroed.add(slot);
  }
  const last = rowsOf(tape, root.tapeSlot) - 1;
  const seeded = last < 0 ? row : Math.max(0, Math.min(row, last));
  const pass = brokenBackward(tape, root.tapeSlot, { ...options, zeroed }, seeded);
  return {
    calls: pass.calls,
    isFinished: pass.isFinished,
    gradient(address, at = 0) {
      const right = gradientAt(program, address, at);
      if (right === null || right === undefined) return right;
      return pass.adjoints[cellAt(tape, tapeSlotAt(program, address), at)];
    },
    sent(consumer, operand) {
      const slot = tapeSlotAt(program, consumer);
      if (slot < 0 || !onPath[slot]) return null;
      const k = (tape.starts[slot] ?? 0) + operand;
      return k < (tape.starts[slot + 1] ?? 0) ? (pass.sent[k] ?? null) : null;
    },
  };
}
