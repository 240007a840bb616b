import { createMemo, type Accessor } from 'solid-js';

/** Turns from `a` to `b` and back with every change of what is shown, undefined before the first. The stylesheet gives both the same
 *  animation under two names, so a change starts it anew without reading the layout or holding a timer. */
export function useGlow(shown: Accessor<unknown>): Accessor<'a' | 'b' | undefined> {
  let first = true;
  return createMemo<'a' | 'b' | undefined>((previous) => {
    shown();
    if (first) {
      first = false;
      return undefined;
    }
    return previous === 'a' ? 'b' : 'a';
  });
}
