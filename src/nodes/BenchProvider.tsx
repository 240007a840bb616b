import type { JSX } from 'solid-js';
import type { Bench } from '../store/bench.ts';
import { BenchContext } from './bench-context.ts';
import { HeatContext, type RenderHeat } from './heat-context.ts';
import { createShared, SharedContext } from './shared-readings.ts';

export interface BenchProviderProps {
  readonly bench: Bench;
  readonly renderHeat?: RenderHeat | undefined;
  readonly children: JSX.Element;
}

/** Puts a bench under everything that is drawn inside, and lets cards and features share what they follow. */
export function BenchProvider(props: BenchProviderProps) {
  const shared = createShared();
  // A bench stays the same for as long as the page, and so does what draws the neurons' pictures.
  // oxlint-disable-next-line solid/reactivity
  const { bench, renderHeat } = props;
  return (
    <BenchContext.Provider value={bench}>
      <SharedContext.Provider value={shared}>
        <HeatContext.Provider value={renderHeat}>{props.children}</HeatContext.Provider>
      </SharedContext.Provider>
    </BenchContext.Provider>
  );
}
