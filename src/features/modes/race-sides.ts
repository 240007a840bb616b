import type { Program } from '../../compile/program.ts';
import { leavesOf } from '../../graph/leaves.ts';
import type { NudgeDocument } from '../../graph/document.ts';
import type { Address } from '../../kernel/ids.ts';

/** What is asked for: how one result depends on many numbers, or how many results depend on one. */
export type Question = 'inputs' | 'outputs';

/** Inputs and parameters that something may depend on, those inside macros too. Constants and columns of data are none. */
export function raceInputs(document: NudgeDocument): readonly Address[] {
  return [...document.nodes.values()].flatMap((record) =>
    record.kind === 'leaf' && record.role === 'constant' ? [] : leavesOf(record).map(([address]) => address),
  );
}

/** Every node with a name that computes something. */
export function raceOutputs(document: NudgeDocument, program: Program): readonly Address[] {
  return [...document.nodes.values()].flatMap((record) => {
    const computes = record.kind === 'op' || record.kind === 'macro';
    const index = program.indexOf.get(record.id) ?? -1;
    return computes && record.name !== null && (program.tapeSlots[index] ?? -1) >= 0 ? [record.id] : [];
  });
}
