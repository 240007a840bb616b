import { untrack } from 'solid-js';
import type { CanvasController } from './flow-model.ts';
import { boundsOf } from './geometry.ts';
import type { Mounting } from './mounting.ts';
import type { Scene } from './scene.ts';
import type { Viewport } from './viewport.ts';
import type { Walk } from './walk.ts';
import type { Wiring } from './wiring.ts';

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
      const bounds = boundsOf(untrack(() => nodes.map(scene.rect)));
      if (bounds !== null) viewport.fit(bounds, options);
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
      if (node !== undefined) viewport.reveal(untrack(() => scene.rect(node)));
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
