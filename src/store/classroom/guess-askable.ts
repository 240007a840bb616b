import { localOf, nodeOf, outerOf, type Address } from '../../kernel/ids.ts';
import type { Program } from '../../compile/program.ts';
import type { MacroRecord, NudgeDocument } from '../../graph/document.ts';

/** A slot whose numbers stand on a card, and which of them can be asked for. */
export interface Askable {
  readonly address: Address;
  /** The slot itself: the same one may go by several addresses. */
  readonly slot: Address;
  /** Values of leaves are given: they are what everything else follows from. */
  readonly hasValue: boolean;
  /** Constants have no gradient, nor has what does not lead to the root. */
  readonly hasGradient: boolean;
}

/** Everything on the cards that can be asked for, in canonical order: the nodes of the document, the numbers of neurons and losses, and the
 *  inside of macros that lie open. */
export function askableSlots(document: NudgeDocument, program: Program): readonly Askable[] {
  const outputs = new Map<Address, Address>();
  for (const record of document.nodes.values()) {
    const index = program.indexOf.get(record.id);
    const slot = index === undefined ? undefined : program.slots[index];
    if (slot !== undefined) outputs.set(slot.address, record.id);
  }
  return program.slots.flatMap(({ address: slot, op, column, constant }, index): readonly Askable[] => {
    const tapeSlot = program.tapeSlots[index] ?? -1;
    if (tapeSlot < 0 || column !== undefined) return [];
    const record = document.nodes.get(nodeOf(slot));
    if (record === undefined) return [];
    const output = outputs.get(slot);
    const seen = output !== undefined || (record.kind === 'macro' && isSeen(record, slot));
    const hasValue = op !== 'leaf';
    const hasGradient = !constant && (program.onPath[tapeSlot] ?? 0) !== 0;
    return seen && (hasValue || hasGradient) ? [{ address: output ?? slot, slot, hasValue, hasGradient }] : [];
  });
}

/** Whether a slot inside a macro stands on a card: the rows of a neuron or a loss, and what lies open. */
function isSeen(macro: MacroRecord, slot: Address): boolean {
  const outer = outerOf(slot);
  const local = localOf(slot);
  if (outer === null || local === null) return false;
  if (outer === macro.id) {
    const isOwnRow = macro.macro !== 'layer' && macro.macro !== 'mlp' && macro.macro !== 'custom';
    return macro.open || (isOwnRow && Object.hasOwn(macro.numbers, local));
  }
  const opened = localOf(outer);
  return macro.open && opened !== null && (macro.opened ?? []).includes(opened);
}
