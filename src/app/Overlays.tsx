import type { PlaneView } from '../canvas/flow-model.ts';
import { BugsOverlay } from '../features/bugs/BugsOverlay.tsx';
import { GuessOverlay } from '../features/guess/GuessOverlay.tsx';
import { LessonsOverlay } from '../features/lessons/LessonsOverlay.tsx';
import { ManualOverlay } from '../features/manual/ManualOverlay.tsx';
import { PathsOverlay } from '../features/paths/PathsOverlay.tsx';
import { PlaybackOverlay } from '../features/playback/PlaybackOverlay.tsx';
import { PullOverlay } from '../features/pull/PullOverlay.tsx';

/** What the classroom draws over the cards, in one lazy chunk. */
export function Overlays(props: { readonly plane: PlaneView }) {
  return (
    <>
      <PathsOverlay plane={props.plane} />
      <BugsOverlay plane={props.plane} />
      <PlaybackOverlay plane={props.plane} />
      <ManualOverlay plane={props.plane} />
      <GuessOverlay plane={props.plane} />
      <PullOverlay plane={props.plane} />
      <LessonsOverlay plane={props.plane} />
    </>
  );
}
