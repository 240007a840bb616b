import type { Accessor } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';

/** Reads anew after each sweep whatever is read beside it. */
export function useTick(): Accessor<number> {
  return useStore(useBench().workbench.live.$tick);
}
