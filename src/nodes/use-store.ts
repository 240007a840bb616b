import { createMemo, createSignal, onCleanup, type Accessor } from 'solid-js';
import type { Address } from '../kernel/ids.ts';
import { useBench } from './bench-context.ts';

/** The part of a nanostore that views need. */
export interface Readable<Value> {
  readonly get: () => Value;
  readonly listen: (listener: (value: Value) => void) => () => void;
}

/** A store as a Solid accessor, for as long as the component lives. */
export function useStore<Value>(store: Readable<Value>): Accessor<Value> {
  const [value, setValue] = createSignal(store.get(), { equals: false });
  onCleanup(store.listen((next) => setValue(() => next)));
  return value;
}

/** The value at an address after each sweep; undefined while there is none. Notifies only when it changed. */
export function useValue(address: Accessor<Address>): Accessor<number | undefined> {
  const { live } = useBench().workbench;
  const tick = useStore(live.$tick);
  return createMemo(() => {
    tick();
    return live.value(address());
  }, undefined, { equals: Object.is });
}

/** The gradient at an address after each sweep; null where there is none. Notifies only when it changed. */
export function useGradient(address: Accessor<Address>): Accessor<number | null> {
  const { live } = useBench().workbench;
  const tick = useStore(live.$tick);
  return createMemo(() => {
    tick();
    return live.gradient(address()) ?? null;
  }, null, { equals: Object.is });
}
