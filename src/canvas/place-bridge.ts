import { createMemo, createRenderEffect, untrack, type Accessor } from 'solid-js';
import { pathText, type Curve } from './curve.ts';
import type { Point } from './flow-model.ts';
import type { Rect } from './geometry.ts';

/** Keeps an element at a rectangle of the plane, writing only what changed. */
export function bindRect(element: HTMLElement, rect: Accessor<Rect>): void {
  const kept = createMemo(rect, undefined, { equals: sameRect });
  createRenderEffect(() => {
    const { x, y } = kept();
    element.style.setProperty('transform', `translate(${x}px, ${y}px)`);
  });
  createRenderEffect(() => element.style.setProperty('width', `${kept().width}px`));
  createRenderEffect(() => element.style.setProperty('height', `${kept().height}px`));
}

function sameRect(a: Rect, b: Rect): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

/** Keeps an element at a point of the plane, at its natural size whatever the zoom (the style sheet scales it back). */
export function bindPlace(element: HTMLElement, place: Accessor<Point>): void {
  createRenderEffect(() => {
    element.style.setProperty('left', `${place().x}px`);
    element.style.setProperty('top', `${place().y}px`);
  });
}

/** Keeps an element at a point of its card. */
export function bindPoint(element: HTMLElement, x: Accessor<number>, y: Accessor<number>): void {
  createRenderEffect(() => element.style.setProperty('left', `${x()}px`));
  createRenderEffect(() => element.style.setProperty('top', `${y()}px`));
}

/** Keeps SVG paths along a curve, as text that is made once for all of them. Calls back with each new curve. */
export function bindCurve(
  paths: readonly SVGPathElement[],
  curve: Accessor<Curve | null>,
  moved: (curve: Curve) => void = () => undefined,
): void {
  const kept = createMemo(curve, undefined, { equals: sameCurve });
  createRenderEffect(() => {
    const now = kept();
    const text = now === null ? '' : pathText(now);
    for (const path of paths) path.setAttribute('d', text);
    if (now !== null) untrack(() => moved(now));
  });
}

function sameCurve(a: Curve | null, b: Curve | null): boolean {
  if (a === null || b === null) return a === b;
  return a.x1 === b.x1 && a.y1 === b.y1 && a.x2 === b.x2 && a.y2 === b.y2 && a.c1y === b.c1y && a.c2y === b.c2y;
}
