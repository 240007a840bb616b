import { outerOf, within, type Address } from '../kernel/ids.ts';
import type { NudgeDocument } from '../graph/document.ts';
import { macroContext } from '../macros/context.ts';
import { instanceAt } from '../macros/instance-at.ts';

/** The card that shows a slot: the outermost closed macro around it, the frame of an open macro, else its own. */
export function cardOf(document: NudgeDocument, slot: Address): Address {
  const context = macroContext(document);
  const outwards = [slot];
  for (let outer = outerOf(slot); outer !== null; outer = outerOf(outer)) outwards.push(outer);
  for (const address of outwards.toReversed()) {
    const macro = instanceAt(document, context, address);
    if (macro === null || !macro.open) return address;
    if (address === slot) return within(address, 'frame');
  }
  return slot;
}
