import { createMemo, type Accessor } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import type { PathsStatus } from '../../store/classroom/paths.ts';

/** The paths that are lit on the canvas; null while none are, and until the classroom's code is here. */
export function usePathLens(): Accessor<PathsStatus | null> {
  const { classroom } = useBench();
  const loaded = useStore(classroom.$loaded);
  const state = createMemo(() => {
    const lens = loaded()?.paths;
    return lens === undefined ? null : useStore(lens.$state);
  });
  return () => state()?.() ?? null;
}
