import type { Accessor, JSX } from 'solid-js';
import type { Bench } from '../store/bench.ts';
import type { Finding } from '../training/finding.ts';
import { BenchContext } from './bench-context.ts';
import { HealthContext } from './health-context.ts';
import { HeatContext, type RenderHeat } from './heat-context.ts';
import { ReasonsContext } from './reasons-context.ts';
import type { Reasons } from './reasons.ts';
import { createShared, SharedContext } from './shared-readings.ts';

export interface BenchProviderProps {
  readonly bench: Bench;
  /** What explains numbers that are absent, 0 or not ordinary; null until it is here. */
  readonly reasons: Accessor<Reasons | null>;
  readonly renderHeat?: RenderHeat | undefined;
  /** What keeps the net from learning, to be marked on the cards. */
  readonly findings?: Accessor<readonly Finding[]> | undefined;
  readonly children: JSX.Element;
}

/** Puts a bench under everything that is drawn inside, and lets cards and features share what they follow. */
export function BenchProvider(props: BenchProviderProps) {
  const shared = createShared();
  // A bench stays the same for as long as the page, and so do what draws the neurons' pictures and who watches their health.
  // oxlint-disable-next-line solid/reactivity
  const { bench, reasons, renderHeat, findings } = props;
  return (
    <BenchContext.Provider value={bench}>
      <SharedContext.Provider value={shared}>
        <ReasonsContext.Provider value={reasons}>
          <HeatContext.Provider value={renderHeat}>
            <HealthContext.Provider value={findings}>{props.children}</HealthContext.Provider>
          </HeatContext.Provider>
        </ReasonsContext.Provider>
      </SharedContext.Provider>
    </BenchContext.Provider>
  );
}
