import { createMemo, useContext, type Accessor } from 'solid-js';
import type { Address } from '../kernel/ids.ts';
import { useBench } from './bench-context.ts';
import { followChanges, SharedContext, type Readable } from './shared-readings.ts';

/** A store as a Solid accessor, for as long as the component lives. Inside a `BenchProvider` all components share one subscription
 *  to each store, so a tick is one update of the page and not one for each number. */
export function useStore<Value>(store: Readable<Value>): Accessor<Value> {
  const shared = useContext(SharedContext);
  const changed = shared === undefined ? followChanges(store) : shared.changes(store);
  return () => {
    changed();
    return store.get();
  };
}

/** The value at an address after each sweep; undefined while there is none. Notifies only when it changed. */
export function useValue(address: Accessor<Address>): Accessor<number | undefined> {
  return useValueIf(address);
}

/** As `useValue`, for a place that may be empty. */
export function useValueIf(address: Accessor<Address | null>): Accessor<number | undefined> {
  const { live } = useBench().workbench;
  const tick = useStore(live.$tick);
  return createMemo(
    () => {
      tick();
      const at = address();
      return at === null ? undefined : live.value(at);
    },
    undefined,
    { equals: Object.is },
  );
}

/** The gradient at an address after each sweep; null where there is none. Notifies only when it changed. */
export function useGradient(address: Accessor<Address>): Accessor<number | null> {
  const { live } = useBench().workbench;
  const tick = useStore(live.$tick);
  return createMemo(
    () => {
      tick();
      return live.gradient(address()) ?? null;
    },
    null,
    { equals: Object.is },
  );
}
