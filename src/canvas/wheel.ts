import type { WheelMode } from './flow-model.ts';
import type { Viewport } from './viewport.ts';

/** The parts of a WheelEvent that tell a mouse's wheel from a trackpad. `wheelDeltaY` is old, but Chromium, Safari and Firefox all still fill it. */
export interface WheelReading {
  readonly deltaX: number;
  readonly deltaY: number;
  readonly deltaMode: number;
  readonly wheelDeltaY: number | undefined;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  /** Milliseconds. */
  readonly timeStamp: number;
}

/** Events closer than this belong to one turn of the fingers, and keep what its first one was taken for. */
const sameTurnMs = 250;

/** Decides for each wheel event whether it pans or zooms. Keeps the last decision, because a fast trackpad swipe looks like a mouse in its middle. */
export function createWheelJudge(): (reading: WheelReading, mode: WheelMode) => 'pan' | 'zoom' {
  let last: 'pan' | 'zoom' = 'zoom';
  let lastTime = -Infinity;
  return (reading, mode) => {
    // Pinching on a trackpad arrives as Ctrl+wheel. It says nothing about the device's other turns.
    if (reading.ctrlKey) return 'zoom';
    if (mode !== 'auto') return mode;
    const fresh = reading.timeStamp - lastTime > sameTurnMs;
    lastTime = reading.timeStamp;
    if (fresh) last = looksLikeMouse(reading) ? 'zoom' : 'pan';
    // Shift+wheel scrolls sideways everywhere.
    return reading.shiftKey ? 'pan' : last;
  };
}

/** A mouse wheel turns one axis, in whole notches: whole lines, or steps of 120 of the old unit that are not three times the pixels, as a trackpad's are. */
function looksLikeMouse({ deltaX, deltaY, deltaMode, wheelDeltaY }: WheelReading): boolean {
  if (deltaMode !== 0) return true;
  if (deltaX !== 0) return false;
  if (wheelDeltaY !== undefined && wheelDeltaY !== 0) {
    return wheelDeltaY % 120 === 0 && wheelDeltaY !== -3 * deltaY;
  }
  return Math.abs(deltaY) >= 50;
}

/** Pans by the wheel where that is meant; what zooms goes on to XYPanZoom. Returns the undoing. */
export function listenToWheel(root: HTMLElement, mode: () => WheelMode, viewport: Viewport): () => void {
  const judge = createWheelJudge();
  const onWheel = (event: WheelEvent): void => {
    if (event.target instanceof Element && event.target.closest('.nowheel') !== null) return;
    const { deltaX, deltaY, deltaMode, ctrlKey, shiftKey, timeStamp } = event;
    const wheelDeltaY = numberIn(event, 'wheelDeltaY');
    if (judge({ deltaX, deltaY, deltaMode, wheelDeltaY, ctrlKey, shiftKey, timeStamp }, mode()) === 'zoom') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    // Lines to pixels, as XYPanZoom does it.
    const unit = deltaMode === 1 ? 20 : 1;
    // Some systems turn Shift+wheel sideways themselves.
    const sideways = shiftKey && deltaX === 0;
    viewport.panBy(-(sideways ? deltaY : deltaX) * unit, sideways ? 0 : -deltaY * unit);
  };

  // Safari on a Mac tells a trackpad pinch by events of its own. On a touch screen it sends them beside the touches, which d3 has already.
  let startZoom = 1;
  const onGesture = (event: Event): void => {
    if (navigator.maxTouchPoints > 0) return;
    event.preventDefault();
    if (event.type === 'gesturestart') startZoom = viewport.transform().zoom;
    const scale = numberIn(event, 'scale');
    const [x, y] = [numberIn(event, 'clientX'), numberIn(event, 'clientY')];
    if (scale !== undefined && x !== undefined && y !== undefined) viewport.zoomAt({ x, y }, startZoom * scale);
  };

  const stop = new AbortController();
  const { signal } = stop;
  root.addEventListener('wheel', onWheel, { capture: true, passive: false, signal });
  root.addEventListener('gesturestart', onGesture, { passive: false, signal });
  root.addEventListener('gesturechange', onGesture, { passive: false, signal });
  return () => stop.abort();
}

/** A field that the event's type does not know of, because it is off the standard. */
function numberIn(event: Event, field: string): number | undefined {
  const value: unknown = Reflect.get(event, field);
  return typeof value === 'number' ? value : undefined;
}
