import { createMemo, createSignal, Show } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { LossChart } from '../../ui/charts/LossChart.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { lossLines } from './loss-lines.ts';

/** The loss of the present run, step by step. A press at a step shows the parameters it had. */
export function LossTab() {
  const { training } = useBench();
  const runs = useStore(training.$runs);
  const [scale, setScale] = createSignal<'linear' | 'log'>('linear');
  const lines = createMemo(() => lossLines(runs()));

  function pick(step: number): void {
    const { current } = runs();
    if (current !== null) training.showStep(current, step);
  }

  return (
    <div class="picture-tab">
      <div class="picture-choices">
        <Segmented
          name="Scale of the loss"
          value={scale()}
          options={[
            { value: 'linear', label: 'Linear' },
            { value: 'log', label: 'Log' },
          ]}
          onChange={setScale}
        />
      </div>
      <Show
        when={lines().length > 0}
        fallback={<p class="picture-empty">No step has been taken yet. Press Play or Step to train.</p>}
      >
        <LossChart lines={lines()} scale={scale()} step={runs().shownStep ?? undefined} onPick={pick} />
      </Show>
    </div>
  );
}
