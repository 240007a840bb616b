import type { PlaneView } from '../../canvas/flow-model.ts';

/** What it draws over the cards, in flow coordinates. */
export function PlaybackOverlay(_props: { readonly plane: PlaneView }) {
  return null;
}
