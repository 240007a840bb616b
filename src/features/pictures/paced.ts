import { createSignal, onCleanup, type Accessor } from 'solid-js';
import type { Readable } from '../../nodes/shared-readings.ts';

/** Notifies after a store did, at most once in so many milliseconds, and always after the last time. For pictures that cost more than a
 *  frame has. */
export function createPaced(store: Readable<unknown>, milliseconds: number): Accessor<void> {
  const [changed, notify] = createSignal<void>(undefined, { equals: false });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = store.listen(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      notify();
    }, milliseconds);
  });
  onCleanup(() => {
    stop();
    clearTimeout(timer);
  });
  return changed;
}
