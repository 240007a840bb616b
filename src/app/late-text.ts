import type { textChunk } from './text-chunk.ts';

export type TextChunk = typeof textChunk;

/** The parser, the printer and the loader, once they have arrived. */
export interface LateText {
  /** Null until they have. */
  readonly now: () => TextChunk | null;
  /** Fetches them if need be. */
  readonly load: () => Promise<TextChunk>;
}

export function createLateText(): LateText {
  let chunk: TextChunk | null = null;
  let coming: Promise<TextChunk> | null = null;
  return {
    now: () => chunk,
    load() {
      coming ??= import('./text-chunk.ts').then(
        (arrived) => (chunk = arrived.textChunk),
        (error: unknown) => {
          // Offline or between two versions: the next one who asks tries again.
          coming = null;
          throw error;
        },
      );
      return coming;
    },
  };
}
