import type { JSX } from 'solid-js';
import type { Bench } from '../store/bench.ts';
import { BenchContext } from './bench-context.ts';
import { createShared, SharedContext } from './shared-readings.ts';

/** Puts a bench under everything that is drawn inside, and lets cards and features share what they follow. */
export function BenchProvider(props: { readonly bench: Bench; readonly children: JSX.Element }) {
  const shared = createShared();
  // A bench stays the same for as long as the page.
  // oxlint-disable-next-line solid/reactivity
  const bench = props.bench;
  return (
    <BenchContext.Provider value={bench}>
      <SharedContext.Provider value={shared}>{props.children}</SharedContext.Provider>
    </BenchContext.Provider>
  );
}
