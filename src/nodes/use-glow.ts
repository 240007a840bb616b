import { createMemo, useContext, type Accessor } from 'solid-js';
import { useBench } from './bench-context.ts';
import { SharedContext } from './shared-readings.ts';

interface Glow {
  readonly shown: unknown;
  readonly rest: number;
  readonly on: boolean;
}

/** True from the first change of what is shown until the numbers have come to rest, so that a long scrub sets one attribute at its
 *  beginning and one at its end, whatever moves in between. The stylesheet lets it fade. */
export function useGlow(shown: Accessor<unknown>): Accessor<boolean> {
  const { live } = useBench().workbench;
  const rests = useContext(SharedContext)?.rests(live.$tick) ?? (() => 0);
  const glow = createMemo<Glow | undefined>((before) => {
    const now = { shown: shown(), rest: rests() };
    if (before === undefined) return { ...now, on: false };
    return { ...now, on: !Object.is(before.shown, now.shown) || (before.on && before.rest === now.rest) };
  });
  return createMemo(() => glow()?.on === true);
}
