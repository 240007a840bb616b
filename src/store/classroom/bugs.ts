import type { ClassroomParts } from './parts.ts';

/** Backward passes that are wrong on purpose. */
export interface BugLab {
  /** Ends it: nothing of it stays on the canvas. */
  readonly stop: () => void;
}

export function createBugLab(_parts: ClassroomParts): BugLab {
  return { stop() {} };
}
