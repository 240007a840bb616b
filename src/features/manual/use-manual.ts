import type { Accessor } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import type { ManualSession } from '../../store/classroom/manual.ts';

/** Backprop by hand, once its code is there. */
export function useManual(): Accessor<ManualSession | undefined> {
  const loaded = useStore(useBench().classroom.$loaded);
  return () => loaded()?.manual;
}
