import type { Scheduler } from '../runtime/scheduler.ts';

/** Once a frame while the page is seen. A hidden page gets no frames, so a timer stands in for them there. */
export function createFrameScheduler(): Scheduler {
  return {
    request(callback) {
      if (document.visibilityState === 'hidden') setTimeout(callback, 0);
      else requestAnimationFrame(() => callback());
    },
    now: () => performance.now(),
  };
}
