import { createSignal, type Accessor } from 'solid-js';
import type { Bench } from '../store/bench.ts';
import type { Finding } from '../training/finding.ts';

/** What keeps a net from learning, watched from when there first is data to learn from: its code is fetched then. Without data the cards
 *  themselves say why a gradient is 0. */
export function createLateHealth(bench: Pick<Bench, 'workbench' | 'training'>): Accessor<readonly Finding[]> {
  const [findings, tell] = createSignal<readonly Finding[]>([]);
  const { $program } = bench.workbench.live;
  let isAsked = false;

  async function watch(): Promise<void> {
    const { watchHealth } = await import('../features/pictures/watch-health.ts');
    watchHealth(bench, (found) => tell($program.get().spaces.length > 0 ? found : []));
  }

  $program.subscribe(({ spaces }) => {
    if (isAsked || spaces.length === 0) return;
    isAsked = true;
    void watch().catch(() => (isAsked = false));
  });
  return findings;
}
