import type { NudgeDocument } from '../graph/document.ts';
import type { Size } from '../graph/geometry.ts';
import { placedSizeIn } from '../macros/open-in-place.ts';
import type { Placeable } from './new-record.ts';
import type { Place } from './view.ts';

/** Room for a wire between two cards, in flow px. */
const gap = 80;

/** The top left corner of a card of this size that is to lie around `middle`: what computes goes to the right of the cards that are in its
 *  way, data to the left of them, as wires run from left to right. Numbers and single operations stay, and find room near by. */
export function spotAlong(document: NudgeDocument, what: Placeable, { width, height }: Size, middle: Place): Place {
  const y = middle.y - height / 2;
  let x = middle.x - width / 2;
  if (what.kind === 'leaf' || what.kind === 'op' || what.kind === 'note') return { x, y };
  const sizeOf = placedSizeIn(document);
  const cards = [...document.nodes.values()].map((record) => ({ ...sizeOf(record), x: record.x, y: record.y }));
  // Each turn leaves one more card behind for good, so there are no more turns than cards.
  for (let turn = 0; turn < cards.length; turn++) {
    const inTheWay = cards.find(
      (card) =>
        card.x < x + width + gap && x < card.x + card.width + gap && card.y < y + height && y < card.y + card.height,
    );
    if (inTheWay === undefined) break;
    x = what.kind === 'data' ? inTheWay.x - gap - width : inTheWay.x + inTheWay.width + gap;
  }
  return { x, y };
}
