import { untrack } from 'solid-js';
import type { CanvasProps, Point } from './flow-model.ts';
import type { Hit, HitTest } from './hit.ts';
import type { Marquee } from './marquee.ts';
import type { NodeDrag } from './node-drag.ts';
import type { PortDrag } from './port-drag.ts';
import type { Taps } from './taps.ts';
import { doubleTapDistance, doubleTapMs, dragThreshold, longPressMs } from './thresholds.ts';
import type { Viewport } from './viewport.ts';

/** What a press may turn into. */
export interface PressTargets {
  readonly hit: HitTest;
  readonly viewport: Viewport;
  readonly nodeDrag: NodeDrag;
  readonly portDrag: PortDrag;
  readonly marquee: Marquee;
  readonly taps: Taps;
}

interface Press {
  readonly id: number;
  readonly hit: Hit;
  readonly start: Point;
  readonly touch: boolean;
  /** Shift, Ctrl or Meta. */
  readonly adds: boolean;
  /** The press itself changed the selection, so the tap that follows must not change it back. */
  readonly chose: boolean;
  readonly marquee: boolean;
  moved: boolean;
}

/** Sorts out what each press means before @xyflow/system sees it: pointer events come before the mouse and touch events that d3 lives on.
 *  Returns the undoing and the key state that the pointer depends on. */
export function listenToPresses(
  root: HTMLElement,
  props: CanvasProps,
  to: PressTargets,
): { readonly cancel: () => boolean; readonly destroy: () => void } {
  const { viewport, nodeDrag, portDrag, marquee, taps } = to;
  const touches = new Set<number>();
  let press: Press | null = null;
  let longPress: ReturnType<typeof setTimeout> | undefined;
  let lastTap: { readonly time: number; readonly at: Point; readonly key: string } | null = null;
  let space = false;
  let fingerMenu = -Infinity;

  const cancel = (): boolean => {
    clearTimeout(longPress);
    press = null;
    const cancelled = [nodeDrag.cancel(), portDrag.cancel(), marquee.cancel()];
    return cancelled.includes(true);
  };

  const choose = (id: string, adds: boolean): boolean =>
    untrack(() => {
      if (props.selection.has(id)) return false;
      props.onSelect([id], adds ? 'add' : 'replace');
      return true;
    });

  const onDown = (event: PointerEvent): void => {
    const touch = event.pointerType === 'touch';
    if (touch) touches.add(event.pointerId);
    const client = { x: event.clientX, y: event.clientY };
    const everywhere = touches.size > 1 || space || event.button === 1;
    viewport.mode({ everywhere });
    clearTimeout(longPress);
    if (everywhere || event.button > 1 || liesOver(event.target)) {
      cancel();
      nodeDrag.aimNowhere();
      return;
    }
    const hit = to.hit(event.target, client);
    const adds = event.shiftKey || event.ctrlKey || event.metaKey;
    const tool = untrack(() => props.tool);
    // With Shift the ground of a frame is as good as the canvas: one must be able to select what lies on it.
    const ground = hit.kind === 'pane' || (hit.kind === 'node' && hit.frame && !hit.field);
    const draws = (ground && event.shiftKey) || (hit.kind === 'pane' && tool === 'marquee');
    const chose = hit.kind === 'node' && !touch && !draws && choose(hit.id, adds);
    press = { id: event.pointerId, hit, start: client, touch, adds, chose, marquee: draws, moved: false };
    if (hit.kind === 'node' && !hit.field && !draws) nodeDrag.aim(hit.id);
    else nodeDrag.aimNowhere();
    // Where Shift is what draws the marquee, it cannot also mean adding.
    if (draws) marquee.begin(client, tool === 'marquee' ? adds : event.ctrlKey || event.metaKey);
    if (touch && !(hit.kind === 'node' && hit.field)) {
      const open = () => {
        fingerMenu = performance.now();
        cancel();
        lastTap = null;
        taps.menu(hit, client);
      };
      const pressed = press;
      // A busy page hears of the finger's moves with its next frame, and only then knows whether it lay still.
      longPress = setTimeout(
        () => requestAnimationFrame(() => press === pressed && !pressed.moved && open()),
        longPressMs,
      );
    }
  };

  const onMove = (event: PointerEvent): void => {
    if (press === null || event.pointerId !== press.id) return;
    // The button went up where nobody could tell us.
    if (!press.touch && event.buttons === 0) {
      cancel();
      return;
    }
    const client = { x: event.clientX, y: event.clientY };
    if (!press.moved) {
      const far = Math.hypot(client.x - press.start.x, client.y - press.start.y);
      if (far <= (press.touch ? dragThreshold.touch : dragThreshold.mouse)) return;
      press.moved = true;
      clearTimeout(longPress);
      if (press.hit.kind === 'node' && !press.hit.field && !press.marquee) {
        if (press.touch) choose(press.hit.id, false);
        nodeDrag.start();
      }
    }
    nodeDrag.move(client);
    if (press.marquee) marquee.move(client);
  };

  const onUp = (event: PointerEvent): void => {
    touches.delete(event.pointerId);
    if (press === null || event.pointerId !== press.id) return;
    clearTimeout(longPress);
    const { hit, moved, start, touch, adds, chose } = press;
    if (press.marquee) marquee.end();
    press = null;
    if (moved) return;
    if (hit.kind === 'port') {
      // A mouse's click on a port is a click event, as is a key's.
      if (touch) taps.tap(hit, start);
      return;
    }
    const key = hit.kind === 'pane' ? 'pane' : `${hit.kind} ${hit.id}`;
    const double =
      lastTap !== null &&
      lastTap.key === key &&
      event.timeStamp - lastTap.time < doubleTapMs &&
      Math.hypot(start.x - lastTap.at.x, start.y - lastTap.at.y) < doubleTapDistance;
    lastTap = double ? null : { time: event.timeStamp, at: start, key };
    if (double) {
      taps.doubleTap(hit, start);
      return;
    }
    if (hit.kind === 'node' && !chose) {
      if (adds) props.onSelect([hit.id], 'toggle');
      else if (untrack(() => props.selection.size !== 1 || !props.selection.has(hit.id)))
        props.onSelect([hit.id], 'replace');
    }
    taps.tap(hit, start);
  };

  const onLost = (event: PointerEvent): void => {
    touches.delete(event.pointerId);
    if (press !== null && event.pointerId !== press.id) return;
    cancel();
  };
  // The system took the fingers away (a notification, a call): d3 would take this for the end of a drag.
  const onTouchCancel = (): void => {
    touches.clear();
    cancel();
  };

  const onContextMenu = (event: MouseEvent): void => {
    const target = event.target;
    if (target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null) return;
    event.preventDefault();
    // A finger's menu came with its long press already; some systems send this one only after the finger is up.
    if (touches.size > 0 || performance.now() - fingerMenu < 1000) return;
    cancel();
    // A tap before the menu and one after it are no double tap.
    lastTap = null;
    const client = { x: event.clientX, y: event.clientY };
    taps.menu(to.hit(target, client), client);
  };

  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== ' ') return;
    const typing = event.target instanceof Element && event.target.closest('input, textarea, select, button') !== null;
    space = event.type === 'keydown' && !typing;
    root.toggleAttribute('data-space', space);
  };
  const onBlur = (): void => {
    space = false;
    touches.clear();
    root.removeAttribute('data-space');
    cancel();
  };
  // Linux pastes, Windows scrolls.
  const onMouseDown = (event: MouseEvent): void => {
    if (event.button === 1) event.preventDefault();
  };

  const stop = new AbortController();
  const { signal } = stop;
  root.addEventListener('pointerdown', onDown, { capture: true, signal });
  root.addEventListener('mousedown', onMouseDown, { capture: true, signal });
  root.addEventListener('contextmenu', onContextMenu, { signal });
  window.addEventListener('pointermove', onMove, { capture: true, signal });
  window.addEventListener('pointerup', onUp, { capture: true, signal });
  window.addEventListener('pointercancel', onLost, { capture: true, signal });
  window.addEventListener('touchcancel', onTouchCancel, { capture: true, signal });
  window.addEventListener('keydown', onKey, { capture: true, signal });
  window.addEventListener('keyup', onKey, { capture: true, signal });
  window.addEventListener('blur', onBlur, { signal });
  return {
    cancel,
    destroy: () => {
      stop.abort();
      cancel();
    },
  };
}

/** Whether something was pressed that lies over the cards and takes its presses itself. */
function liesOver(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.nodrag:not([data-node] *)') !== null;
}
