import { onCleanup } from 'solid-js';
import { createScrubTrack, stepFactor, type SliderRange } from './scrub-track.ts';

export interface ScrubOptions {
  /** Whether a press may become a scrub now. */
  readonly enabled: () => boolean;
  readonly value: () => number;
  readonly slider: () => SliderRange | undefined;
  /** The pointer has left the slop: a scrub begins. */
  readonly onStart: (event: PointerEvent) => void;
  readonly onMove: (value: number) => void;
  /** It ended, at this number; null when it was broken off (Esc, a lost pointer) and the old number is to come back. */
  readonly onEnd: (value: number | null) => void;
}

/** Movement below this is a click, in CSS px. */
const slop = 3;

/** Lets a horizontal drag over an element change a number. Native listeners, because the canvas's d3 gestures stop events before they
 *  reach Solid's delegated ones; no pointer lock, because embedded pages are not given it. Call it while a component is being set up.
 *  @returns whether the press that just ended was a scrub, so that its click can be ignored */
export function attachScrub(element: HTMLElement, options: ScrubOptions): () => boolean {
  let pointer: number | null = null;
  let pressedAt = 0;
  let track: ReturnType<typeof createScrubTrack> | null = null;
  let origin = 0;
  let before = 0;
  let value = 0;
  let moved = false;

  function press(event: PointerEvent): void {
    moved = false;
    if (event.button !== 0 || !event.isPrimary || pointer !== null || !options.enabled()) return;
    pointer = event.pointerId;
    pressedAt = event.clientX;
    element.setPointerCapture(pointer);
  }

  function move(event: PointerEvent): void {
    if (event.pointerId !== pointer) return;
    if (track === null) {
      if (Math.abs(event.clientX - pressedAt) < slop) return;
      begin(event);
      return;
    }
    const next = track.at(event.clientX - origin, stepFactor(event));
    if (next === value) return;
    value = next;
    options.onMove(value);
  }

  function begin(event: PointerEvent): void {
    moved = true;
    // From here and not from the press, so that passing the slop moves nothing by itself.
    origin = event.clientX;
    before = options.value();
    value = before;
    track = createScrubTrack(before, options.slider());
    window.addEventListener('keydown', breakOff, true);
    options.onStart(event);
  }

  function finish(kept: boolean): void {
    const held = pointer;
    const scrubbed = track !== null;
    pointer = null;
    track = null;
    window.removeEventListener('keydown', breakOff, true);
    if (held !== null && element.hasPointerCapture(held)) element.releasePointerCapture(held);
    // Back where it began: nothing to write down, but whatever was previewed has to be taken back.
    if (scrubbed) options.onEnd(kept && value !== before ? value : null);
  }

  function release(event: PointerEvent): void {
    if (event.pointerId === pointer) finish(true);
  }

  function lose(event: PointerEvent): void {
    if (event.pointerId === pointer) finish(false);
  }

  function breakOff(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    finish(false);
  }

  element.addEventListener('pointerdown', press);
  element.addEventListener('pointermove', move);
  element.addEventListener('pointerup', release);
  element.addEventListener('pointercancel', lose);
  element.addEventListener('lostpointercapture', lose);
  onCleanup(() => finish(false));
  return () => moved;
}
