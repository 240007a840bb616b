import { createEffect, getOwner, runWithOwner } from 'solid-js';
import type { createFarPicture, FarPicture } from './far-picture.ts';

type Parts = Parameters<typeof createFarPicture>;

/** The far picture, fetched when a document is first too large to show as cards: most never are. */
export function createLateFarPicture(...parts: Parts): FarPicture {
  const mounting = parts[4];
  const owner = getOwner();
  let picture: FarPicture | null = null;
  let isAsked = false;
  createEffect(() => {
    if (!mounting.farShown() || isAsked) return;
    isAsked = true;
    import('./far-picture.ts').then(
      (chunk) => void (picture = runWithOwner(owner, () => chunk.createFarPicture(...parts)) ?? null),
      // Offline: the next time the view goes far away, it is tried again.
      () => void (isAsked = false),
    );
  });
  return {
    follow: (transform) => picture?.follow(transform),
    settled: () => picture?.settled(),
  };
}
