import type { FlowNode, FlowTransform } from './flow-model.ts';
import type { Rect } from './geometry.ts';
import type { Ink } from './ink.ts';
import { farNameWidth } from './thresholds.ts';

/** How strongly a card is tinted: the sign says the direction, 1 to 3 the size of its gradient; 0 is none, zero or not a number. */
export type Tint = -3 | -2 | -1 | 0 | 1 | 2 | 3;

/** The tint of a gradient: steps at 0.1 and 1. */
export function tintOf(gradient: number | null): Tint {
  if (gradient === null || gradient === 0 || Number.isNaN(gradient)) return 0;
  const size = Math.abs(gradient);
  if (gradient > 0) return size < 0.1 ? 1 : size < 1 ? 2 : 3;
  return size < 0.1 ? -1 : size < 1 ? -2 : -3;
}

const strength = [0, 0.25, 0.5, 0.85] as const;

/** Draws one card of the far picture, on a context in client pixels. Upward gradients tint the upper half, downward ones the lower,
 *  so that the sign is not told by colour alone. */
export function drawFarCard(
  context: CanvasRenderingContext2D,
  ink: Ink,
  node: FlowNode,
  rect: Rect,
  look: { readonly tint: Tint; readonly selected: boolean },
): void {
  const { x, y } = rect;
  // From very far, a speck is still a speck.
  const width = Math.max(1, rect.width);
  const height = Math.max(1, rect.height);
  if (node.layer === 'frame') {
    context.strokeStyle = ink.hairline;
    context.lineWidth = 1;
    context.strokeRect(x, y, width, height);
    return;
  }
  context.fillStyle = ink.card;
  context.fillRect(x, y, width, height);
  if (look.tint !== 0) {
    context.globalAlpha = strength[Math.abs(look.tint)] ?? 0;
    context.fillStyle = look.tint > 0 ? ink.plus : ink.minus;
    context.fillRect(x, look.tint > 0 ? y : y + height / 2, width, height / 2);
    context.globalAlpha = 1;
  }
  if (look.selected || width >= 10) {
    context.strokeStyle = look.selected ? ink.accent : ink.hairline;
    context.lineWidth = look.selected ? 2 : 1;
    context.strokeRect(x, y, width, height);
  }
  if (width < farNameWidth || height < 12) return;
  const size = Math.max(9, Math.min(13, height / 3));
  context.font = `600 ${size}px system-ui, sans-serif`;
  context.fillStyle = ink.ink;
  context.textBaseline = 'middle';
  // A character of this face is about half as wide as high; measuring each name would cost more than it is worth.
  const room = Math.floor((width - 6) / (size * 0.56));
  const name = node.label.length > room ? `${node.label.slice(0, Math.max(1, room - 1))}…` : node.label;
  context.fillText(name, x + 3, y + height / 2, width - 6);
}

/** Where a flow rectangle lies on a picture drawn with this transform and this margin, in client pixels. */
export function onPicture(
  rect: Rect,
  transform: FlowTransform,
  margin: { readonly x: number; readonly y: number },
): Rect {
  const { x, y, zoom } = transform;
  return {
    x: rect.x * zoom + x + margin.x,
    y: rect.y * zoom + y + margin.y,
    width: rect.width * zoom,
    height: rect.height * zoom,
  };
}
