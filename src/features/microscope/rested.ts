import { createSignal, onCleanup, type Accessor } from 'solid-js';
import type { Readable } from '../../nodes/shared-readings.ts';

/** Counts how often a store has been quiet for so many milliseconds, from now on. For what takes longer than a frame has. */
export function createRested(store: Readable<unknown>, milliseconds: number): Accessor<number> {
  const [times, setTimes] = createSignal(0);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const begin = () => {
    clearTimeout(timer);
    timer = setTimeout(() => setTimes(times() + 1), milliseconds);
  };
  begin();
  const stop = store.listen(begin);
  onCleanup(() => {
    stop();
    clearTimeout(timer);
  });
  return times;
}
