import type { Size } from '../graph/geometry.ts';

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Where a card lies after something at `at` changed its size: what lies to its right moves by how much wider it grew, what lies below it
 *  by how much taller. Changing back moves it back exactly. */
export function pushedBy(card: Spot & Size, at: Spot, before: Size, after: Size): Spot {
  const { x, y } = card;
  if (x >= at.x + before.width) return { x: x + after.width - before.width, y };
  const overlapsAcross = x + card.width > at.x;
  if (y >= at.y + before.height && overlapsAcross) return { x, y: y + after.height - before.height };
  return { x, y };
}
