import { createEffect, getOwner, runWithOwner } from 'solid-js';
import type { createFarPicture, FarPicture } from './far-picture.ts';

type Parts = Parameters<typeof createFarPicture>;

/** The far picture, fetched when a document is first too large to show as cards: most never are.
 *  `missing` is told whether it could not be had (offline, say): then the cards stay, slow as they are, and it is tried again the next time. */
export function createLateFarPicture(missing: (isMissing: boolean) => void, ...parts: Parts): FarPicture {
  const mounting = parts[4];
  const owner = getOwner();
  let picture: FarPicture | null = null;
  let isAsked = false;
  createEffect(() => {
    if (!mounting.wantsFar() || isAsked) return;
    isAsked = true;
    import('./far-picture.ts').then(
      (chunk) => {
        picture = runWithOwner(owner, () => chunk.createFarPicture(...parts)) ?? null;
        missing(false);
      },
      () => {
        isAsked = false;
        missing(true);
      },
    );
  });
  return {
    follow: (transform) => picture?.follow(transform),
    settled: () => picture?.settled(),
  };
}
