import type { Address } from '../../kernel/ids.ts';
import { gradientAt, tapeSlotAt, valueAt } from '../../compile/evaluate.ts';
import { compile } from '../../compile/program.ts';
import type { SlipScene } from '../../compile/slip.ts';
import { backward, forward, localSlopes } from '../../engine/sweep.ts';
import type { NudgeDocument } from '../../graph/document.ts';
import { nameOf } from '../commands/name-of.ts';

/** A graph on which other numbers are tried, without touching the document. */
export interface Trial extends SlipScene {
  /** Takes these numbers and computes everything anew. */
  readonly fill: (numbers: ReadonlyMap<Address, number>) => void;
}

export function createTrial(document: NudgeDocument): Trial {
  const program = compile(document);
  const { tape, root } = program;

  function sweep(): void {
    forward(tape);
    if (root !== null && root.tapeSlot >= 0) backward(tape, root.tapeSlot);
  }

  sweep();
  return {
    program,
    value: (address) => valueAt(program, address),
    gradient: (address) => gradientAt(program, address),
    slopes(address) {
      const slot = tapeSlotAt(program, address);
      return slot < 0 ? [] : localSlopes(tape, slot);
    },
    rowCount: () => 0,
    gradientInRow: () => null,
    name: (address) => nameOf(document, address),
    fill(numbers) {
      for (const [address, number] of numbers) {
        const slot = tapeSlotAt(program, address);
        if (slot >= 0) tape.values[slot] = number;
      }
      sweep();
    },
  };
}
