import type { ClassroomParts } from './parts.ts';

/** Backprop by hand: the learner picks the next node and gives its gradient. */
export interface ManualSession {
  /** Ends it: nothing of it stays on the canvas. */
  readonly stop: () => void;
}

export function createManualSession(_parts: ClassroomParts): ManualSession {
  return { stop() {} };
}
