/** When notifications go out, and what time it is. Handed in, so that a page uses frames and a test decides for itself. */
export interface Scheduler {
  /** Calls back once, later. */
  readonly request: (callback: () => void) => void;
  /** Milliseconds that never run backwards. */
  readonly now: () => number;
}
