import type { Curve } from './curve.ts';
import type { Ink } from './ink.ts';
import { farStraightWires } from './thresholds.ts';
import type { WireLook, WireSign } from './wire-look.ts';

export interface FarWire {
  readonly curve: Curve;
  readonly look: WireLook;
}

/** Draws the far picture's wires on a context in flow coordinates: one stroke per look, because a stroke call costs more than its segments. */
export function drawFarWires(
  context: CanvasRenderingContext2D,
  ink: Ink,
  wires: readonly FarWire[],
  zoom: number,
): void {
  const straight = wires.length > farStraightWires;
  const strokes = new Map<string, { readonly look: WireLook; readonly path: Path2D }>();
  for (const { curve, look } of wires) {
    const key = `${look.sign} ${Math.round(look.width)}`;
    const stroke = strokes.get(key) ?? { look, path: new Path2D() };
    strokes.set(key, stroke);
    stroke.path.moveTo(curve.x1, curve.y1);
    if (straight) stroke.path.lineTo(curve.x2, curve.y2);
    else stroke.path.bezierCurveTo(curve.c1x, curve.c1y, curve.c2x, curve.c2y, curve.x2, curve.y2);
  }
  // So many lines that they would cover the cards are drawn lightly.
  context.globalAlpha = straight ? 0.4 : 0.9;
  for (const { look, path } of strokes.values()) {
    context.strokeStyle = colourOf(look.sign, ink);
    // Never thinner than a pixel of the screen, and a little stronger than true scale, so that sizes can still be told apart.
    context.lineWidth = Math.max(1 / zoom, look.width * 1.5);
    context.stroke(path);
  }
  context.globalAlpha = 1;
}

function colourOf(sign: WireSign, ink: Ink): string {
  if (sign === 'plus') return ink.plus;
  if (sign === 'minus') return ink.minus;
  return ink.faint;
}
