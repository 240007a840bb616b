import type { FlowTransform } from './flow-model.ts';
import { glideMs } from './thresholds.ts';

/** Moves the view in a short time from where it is to where it goes. Ours rather than d3's transitions, which with their colours and
 *  interpolators would be a tenth of the first load. */
export interface Glide {
  /** Goes there, at once or gliding. */
  readonly to: (goal: FlowTransform, animate: boolean) => void;
  /** Where a running glide is going, else where the view is: a held key counts from there and loses no step. */
  readonly aim: () => FlowTransform;
  readonly stop: () => void;
}

export function createGlide(current: () => FlowTransform, show: (transform: FlowTransform) => void): Glide {
  let goal: FlowTransform | null = null;
  let frame = 0;
  let shown: FlowTransform | null = null;

  function stop(): void {
    cancelAnimationFrame(frame);
    goal = null;
    shown = null;
  }

  function put(transform: FlowTransform): void {
    show(transform);
    shown = current();
  }

  function glide(from: FlowTransform, end: FlowTransform): void {
    const start = performance.now();
    const step = (now: number) => {
      // A gesture took the view over: it has the last word.
      if (shown !== null && !same(shown, current())) return stop();
      const share = Math.min(1, Math.max(0, (now - start) / glideMs));
      const eased = 1 - (1 - share) ** 3;
      const between = (a: number, b: number) => a + (b - a) * eased;
      put(
        share === 1
          ? end
          : { x: between(from.x, end.x), y: between(from.y, end.y), zoom: between(from.zoom, end.zoom) },
      );
      if (share === 1) stop();
      else frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
  }

  return {
    to(next, animate) {
      stop();
      if (!animate || matchMedia('(prefers-reduced-motion: reduce)').matches) return show(next);
      goal = next;
      glide(current(), next);
    },
    aim: () => goal ?? current(),
    stop,
  };
}

function same(a: FlowTransform, b: FlowTransform): boolean {
  return a.x === b.x && a.y === b.y && a.zoom === b.zoom;
}
