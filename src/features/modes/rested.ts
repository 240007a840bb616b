import { createSignal, onCleanup, type Accessor } from 'solid-js';
import type { Readable } from '../../nodes/shared-readings.ts';

/** Notifies once a store has been quiet for so many milliseconds. For what takes longer than a frame has. */
export function createRested(store: Readable<unknown>, milliseconds: number): Accessor<void> {
  const [rested, notify] = createSignal<void>(undefined, { equals: false });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = store.listen(() => {
    clearTimeout(timer);
    timer = setTimeout(notify, milliseconds);
  });
  onCleanup(() => {
    stop();
    clearTimeout(timer);
  });
  return rested;
}
