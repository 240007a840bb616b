import type { FlowRect, Point } from './flow-model.ts';

/** Room kept free around the wire's middle, so that the bubble does not hide the sign there. */
const aroundSign = 14;
/** Room kept free around a card: its place in the order sticks out of its corner. */
const aroundCard = 14;

/**
 * Where a bubble for a wire may stand without hiding a card or the sign on its wire.
 *
 * It stays centred over the wire's middle and goes up or down, to the nearest place that is free.
 * @param middle the wire's middle, in flow pixels
 * @param size the bubble's, in flow pixels
 * @param cards all that must stay readable, in flow pixels
 * @returns the centre of the bubble, in flow pixels; of two places equally near, the upper one
 */
export function bubblePlace(
  middle: Point,
  size: { readonly width: number; readonly height: number },
  cards: readonly FlowRect[],
): Point {
  const half = size.height / 2;
  // For the bubble's centre, the heights that are taken.
  const taken = cards
    .filter((card) => card.x < middle.x + size.width / 2 && card.x + card.width > middle.x - size.width / 2)
    .map((card) => ({ from: card.y - aroundCard - half, to: card.y + card.height + aroundCard + half }));
  taken.push({ from: middle.y - aroundSign - half, to: middle.y + aroundSign + half });

  let { y: above, y: below } = middle;
  for (const { from, to } of taken.toSorted((a, b) => b.to - a.to)) if (to > above) above = Math.min(above, from);
  for (const { from, to } of taken.toSorted((a, b) => a.from - b.from)) if (from < below) below = Math.max(below, to);
  return { x: middle.x, y: middle.y - above <= below - middle.y ? above : below };
}
