import { localOf, nodeOf, type Address } from '../../kernel/ids.ts';
import type { NudgeDocument } from '../../graph/document.ts';
import type { Program } from '../../compile/program.ts';
import { slotName } from '../../training/slot-name.ts';

export interface LossChoice {
  readonly address: Address;
  readonly name: string;
}

/** What can be trained: every node that computes one number, not one for each row. The chosen one is always among them. */
export function lossChoices(document: NudgeDocument, program: Program, chosen: Address | null): readonly LossChoice[] {
  const nodes = program.slots
    .map(({ address }) => address)
    .filter((address) => {
      const record = localOf(address) === null ? document.nodes.get(nodeOf(address)) : undefined;
      return (record?.kind === 'op' || record?.kind === 'macro') && program.spaceOf(address) < 0;
    });
  const all = chosen === null || nodes.includes(chosen) ? nodes : [...nodes, chosen];
  return all.map((address) => ({ address, name: slotName(document, address) }));
}
