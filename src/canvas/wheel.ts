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
    // Not in the type: the old field is off the standard, but every engine has it.
    const old: unknown = 'wheelDeltaY' in event ? event.wheelDeltaY : undefined;
    const wheelDeltaY = typeof old === 'number' ? old : undefined;
    const { deltaX, deltaY, deltaMode, ctrlKey, shiftKey, timeStamp } = event;
    const reading = { deltaX, deltaY, deltaMode, wheelDeltaY, ctrlKey, shiftKey, timeStamp };
    if (judge(reading, mode()) === 'zoom') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    // Lines to pixels, as XYPanZoom does it.
    const unit = deltaMode === 1 ? 20 : 1;
    // Some systems turn Shift+wheel sideways themselves.
    const sideways = shiftKey && deltaX === 0;
    viewport.panBy(-(sideways ? deltaY : deltaX) * unit, sideways ? 0 : -deltaY * unit);
  };
  root.addEventListener('wheel', onWheel, { capture: true, passive: false });
  return () => root.removeEventListener('wheel', onWheel, { capture: true });
}
