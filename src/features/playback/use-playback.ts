import type { Accessor } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import type { PlaybackSession } from '../../store/classroom/playback.ts';

/** The playback of the page, once its code is there. */
export function usePlayback(): Accessor<PlaybackSession | undefined> {
  const loaded = useStore(useBench().classroom.$loaded);
  return () => loaded()?.playback;
}
