import { netCards } from '../nodes/net-cards.ts';
import { reasons } from '../nodes/reasons.ts';

/** What cards may need after the first look, in one chunk. */
export const cardChunk = { netCards, reasons };
