import type { Address } from '../../kernel/ids.ts';
import type { NudgeDocument } from '../../graph/document.ts';
import { titleOf, type Titles } from '../../nodes/titles.ts';
import { columnAt } from './axes.ts';

/** What a slot is called in a picture: a column by its own name, everything else as on the canvas, with the way to it:
 *  `net layer 1 neuron 2 w1`. */
export function slotWords(document: NudgeDocument, labels: Titles, address: Address): string {
  const column = columnAt(document, address)?.column.name;
  return column ?? labels.get(address) ?? titleOf(document, labels, address);
}
