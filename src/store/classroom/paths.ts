import type { ClassroomParts } from './parts.ts';

/** The paths from one node to the root, lit in turn. */
export interface PathLens {
  /** Ends it: nothing of it stays on the canvas. */
  readonly stop: () => void;
}

export function createPathLens(_parts: ClassroomParts): PathLens {
  return { stop() {} };
}
