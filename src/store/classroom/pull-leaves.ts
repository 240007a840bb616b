import type { Address } from '../../kernel/ids.ts';
import { tapeSlotAt } from '../../compile/evaluate.ts';
import type { Program } from '../../compile/program.ts';
import type { NudgeDocument } from '../../graph/document.ts';
import { leavesWithRole } from '../../graph/leaves.ts';
import { isFrozen } from '../../macros/frozen.ts';
import { isFreezable } from '../freezable.ts';

/** The inputs and parameters that a number depends on and that may move for it. Constants, data and frozen parameters never do. */
export function movableLeaves(document: NudgeDocument, program: Program, address: Address): readonly Address[] {
  const above = leavesAbove(program, address);
  const parameters = leavesWithRole(document, 'parameter').filter(
    (leaf) => isFreezable(document, leaf) && !isFrozen(document, leaf),
  );
  return [...leavesWithRole(document, 'input'), ...parameters].filter((leaf) => above.has(tapeSlotAt(program, leaf)));
}

/** The tape slots that a slot reads, directly or not, itself included. */
function leavesAbove({ tape, ...program }: Program, address: Address): ReadonlySet<number> {
  const target = tapeSlotAt(program, address);
  if (target < 0) return new Set();
  const seen = new Set([target]);
  for (const slot of seen)
    for (const read of tape.reads.subarray(tape.starts[slot], tape.starts[slot + 1])) seen.add(read);
  return seen;
}
