import type { ClassroomParts } from './parts.ts';

/** A computed value drawn to where it is wanted, by gradient steps of the leaves. */
export interface PullSession {
  /** Ends it: nothing of it stays on the canvas. */
  readonly stop: () => void;
}

export function createPullSession(_parts: ClassroomParts): PullSession {
  return { stop() {} };
}
