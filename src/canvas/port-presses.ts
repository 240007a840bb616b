import { untrack } from 'solid-js';
import type { CanvasProps, FlowEnd, Point } from './flow-model.ts';
import type { HitTest } from './hit.ts';
import type { PortDrag } from './port-drag.ts';
import { sameEnd } from './same.ts';
import type { Scene } from './scene.ts';
import type { Viewport } from './viewport.ts';
import type { Walk } from './walk.ts';
import type { Wiring } from './wiring.ts';

export interface PortPresses {
  /** A finger tapped a port. */
  readonly tap: (end: FlowEnd, client: Point) => void;
  readonly stop: () => void;
}

/** A browser's click comes this soon after the tap that it stands for, in milliseconds. */
const clickAfterTap = 700;

/** Listens for presses, clicks and keys on ports: one listener of each kind for all of them, so that a card with ports costs nothing more to mount.
 */
export function listenToPorts(
  root: HTMLElement,
  props: CanvasProps,
  parts: {
    readonly scene: Scene;
    readonly viewport: Viewport;
    readonly wiring: Wiring;
    readonly walk: Walk;
    readonly portDrag: PortDrag;
    readonly hit: HitTest;
  },
): PortPresses {
  const { scene, viewport, wiring, walk, portDrag, hit } = parts;

  /** The wire that a drag from this port takes off: the selected one of those that end here, else the last. */
  const wireInto = (end: FlowEnd): string | null =>
    untrack(() => {
      const here = scene.wiresAt(end.node).filter(({ to }) => sameEnd(to, end));
      return (here.find(({ id }) => id === props.selectedWire) ?? here.at(-1))?.id ?? null;
    });

  const press = (event: MouseEvent | TouchEvent, client: Point): void => {
    const what = hit(event.target, client);
    if (what.kind === 'port') portDrag.press(event, what.element, what.end, wireInto(what.end));
  };
  const onMouseDown = (event: MouseEvent): void => {
    if (event.button === 0) press(event, { x: event.clientX, y: event.clientY });
  };
  const onTouchStart = (event: TouchEvent): void => {
    const touch = event.touches[0];
    if (touch !== undefined && event.touches.length === 1) press(event, { x: touch.clientX, y: touch.clientY });
  };

  /** Takes up a wire at this port, or ends the one in hand. */
  const activate = (end: FlowEnd, client: Point, byKey: boolean): void => {
    const wire = untrack(wiring.inHand);
    if (wire === null) {
      if (byKey) walk.beginWire(end);
      else wiring.begin(end, 'pending');
    } else if (sameEnd(wire.anchor, end)) walk.cancelWire();
    else wiring.finishAt(end, client);
  };
  // A finger's tap is taken from its own events: after a swipe, Chromium swallows the click of the next tap.
  let tapped = -Infinity;
  const tap = (end: FlowEnd, client: Point): void => {
    tapped = performance.now();
    activate(end, client, false);
  };
  const onClick = (event: MouseEvent): void => {
    const client = { x: event.clientX, y: event.clientY };
    const what = hit(event.target, client);
    const dragged = portDrag.swallowClick();
    if (what.kind !== 'port' || dragged) return;
    if (event.detail > 0) {
      if (performance.now() - tapped > clickAfterTap) activate(what.end, client, false);
      return;
    }
    // No pointer: a key or a screen reader. Then the place says nothing, and the port is the very element.
    const { nodeid: node, handleid: port } = what.element.dataset;
    if (node === undefined || port === undefined) return;
    const place = untrack(() => scene.portPlace({ node, port }));
    if (place !== null) activate({ node, port }, viewport.toClient(place), true);
  };

  /** The loose end of a wire that waits for its second click follows the pointer. */
  const onPointerMove = (event: PointerEvent): void => {
    if (untrack(wiring.inHand)?.how !== 'pending') return;
    const client = { x: event.clientX, y: event.clientY };
    const what = hit(event.target, client);
    const end = what.kind === 'port' ? what.end : null;
    const at = end === null ? null : untrack(() => scene.portPlace(end));
    wiring.moveLoose(at ?? viewport.toFlow(client), end);
  };

  const stop = new AbortController();
  const { signal } = stop;
  root.addEventListener('pointermove', onPointerMove, { signal });
  root.addEventListener('mousedown', onMouseDown, { signal });
  root.addEventListener('touchstart', onTouchStart, { passive: true, signal });
  root.addEventListener('click', onClick, { signal });
  return { tap, stop: () => stop.abort() };
}
