import type { ClassroomParts } from './parts.ts';

/** Numbers hidden to be guessed, and what was answered. */
export interface GuessSession {
  /** Ends it: nothing of it stays on the canvas. */
  readonly stop: () => void;
}

export function createGuessSession(_parts: ClassroomParts): GuessSession {
  return { stop() {} };
}
