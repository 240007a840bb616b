/** When the next save comes. */
export interface SaveTimer {
  /** Soon after the first change; further changes do not put it off. */
  readonly soon: () => void;
  /** After a failed save, unless a change comes first. */
  readonly later: () => void;
  readonly stop: () => void;
}

/** In milliseconds. */
const delays = { soon: 250, later: 10_000 };

export function createSaveTimer(save: () => void): SaveTimer {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLate = false;
  function stop(): void {
    clearTimeout(timer);
    timer = undefined;
    isLate = false;
  }
  function start(delay: number): void {
    timer = setTimeout(() => {
      stop();
      save();
    }, delay);
  }
  return {
    soon() {
      if (timer !== undefined && !isLate) return;
      stop();
      start(delays.soon);
    },
    later() {
      stop();
      isLate = true;
      start(delays.later);
    },
    stop,
  };
}
