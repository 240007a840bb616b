import { untrack } from 'solid-js';
import type { CanvasController } from './flow-model.ts';
import { boundsOf, centreOf, type Rect, type Size } from './geometry.ts';
import type { Mounting } from './mounting.ts';
import type { Scene } from './scene.ts';
import { minZoom } from './thresholds.ts';
import type { Viewport } from './viewport.ts';
import type { Walk } from './walk.ts';
import type { Wiring } from './wiring.ts';

/** What to fit of these rectangles: all, or, where even the smallest zoom could not show them all, a part that has one in its middle.
 *  The middle of a picture that is too large may be empty, and then one would be shown nothing. */
function middlePart(bounds: Rect, rects: readonly Rect[], size: Size): Rect {
  const most = { width: size.width / minZoom, height: size.height / minZoom };
  if (bounds.width <= most.width && bounds.height <= most.height) return bounds;
  const middle = centreOf(bounds);
  const distance = (rect: Rect): number => Math.hypot(centreOf(rect).x - middle.x, centreOf(rect).y - middle.y);
  const near = rects.reduce((best, rect) => (distance(rect) < distance(best) ? rect : best), rects[0] ?? bounds);
  const { x, y } = centreOf(near);
  return { x: x - most.width / 2, y: y - most.height / 2, ...most };
}

/** Whether panning alone can show all of it: at this zoom it is no larger than the window. */
function fitsAt(zoom: number, rect: Rect, size: Size): boolean {
  return rect.width * zoom <= size.width && rect.height * zoom <= size.height;
}

/** What the app's commands drive the canvas with. */
export function createController(parts: {
  readonly scene: Scene;
  readonly viewport: Viewport;
  readonly mounting: Mounting;
  readonly wiring: Wiring;
  readonly walk: Walk;
  readonly cancel: () => boolean;
}): CanvasController {
  const { scene, viewport, mounting, wiring, walk, cancel } = parts;
  return {
    fit: (ids, options) => {
      const wanted = ids === undefined ? null : new Set(ids);
      const nodes = untrack(scene.nodes).filter(({ id }) => wanted?.has(id) ?? true);
      const rects = untrack(() => nodes.map(scene.rect));
      const bounds = boundsOf(rects);
      if (bounds !== null) viewport.fit(middlePart(bounds, rects, viewport.size()), options);
      else if (wanted === null) viewport.set({ x: 0, y: 0, zoom: 1 }, options?.animate ?? true);
    },
    zoomBy: viewport.zoomBy,
    zoomTo: viewport.zoomTo,
    panBy: (dx, dy) => viewport.panBy(dx, dy, true),
    centre: (id) => {
      const node = untrack(() => scene.node(id));
      if (node !== undefined) viewport.centre(untrack(() => scene.rect(node)));
    },
    reveal: (id) => {
      const node = untrack(() => scene.node(id));
      if (node === undefined) return;
      const rect = untrack(() => scene.rect(node));
      if (fitsAt(viewport.transform().zoom, rect, viewport.size())) viewport.reveal(rect);
      else viewport.fit(rect);
    },
    transform: viewport.transform,
    setTransform: (transform) => viewport.set(transform),
    toFlow: viewport.toFlow,
    toClient: viewport.toClient,
    visibleCentre: () => {
      const { x, y, width, height } = viewport.shown();
      return { x: x + width / 2, y: y + height / 2 };
    },
    focusNode: walk.focusNode,
    focusPort: walk.focusPort,
    focusWire: walk.focusWire,
    focusCanvas: walk.focusCanvas,
    focusedNode: () => untrack(walk.focused),
    beginWire: walk.beginWire,
    pendingWire: () => untrack(wiring.inHand)?.anchor ?? null,
    cancel,
    isFar: () => untrack(mounting.isFar),
  };
}
