import { createSignal, onCleanup, type Accessor } from 'solid-js';
import type { Readable } from '../../nodes/shared-readings.ts';

/** A store that has been silent for this long is at rest, in ms. */
const restAfter = 240;

/** Whether a store is at rest. Turns true once after each burst, so that a fine picture can follow the coarse ones. */
export function useRest(store: Readable<unknown>): Accessor<boolean> {
  const [isResting, setResting] = createSignal(true);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = store.listen(() => {
    setResting(false);
    clearTimeout(timer);
    timer = setTimeout(() => setResting(true), restAfter);
  });
  onCleanup(() => {
    stop();
    clearTimeout(timer);
  });
  return isResting;
}
