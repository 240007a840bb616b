import type { ClassroomParts } from './parts.ts';

/** Playback of the forward and backward pass on the open graph. */
export interface PlaybackSession {
  /** Ends it: nothing of it stays on the canvas. */
  readonly stop: () => void;
}

export function createPlaybackSession(_parts: ClassroomParts): PlaybackSession {
  return { stop() {} };
}
