import { createMemo, createSignal, Show } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { LossChart } from '../../ui/charts/LossChart.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { lossLines } from './loss-lines.ts';
import { RunList } from './RunList.tsx';
import { Scrubber } from './Scrubber.tsx';

/** How the loss went, with the way back to any step and the runs there were. */
export function TrainingCurve() {
  const { training } = useBench();
  const runs = useStore(training.$runs);
  const [scale, setScale] = createSignal<'linear' | 'log'>('linear');
  const lines = createMemo(() => lossLines(runs()));

  function pick(step: number): void {
    const { current } = runs();
    if (current === null) return;
    training.showStep(current, step);
    training.takeShown();
  }

  return (
    <div class="training-curve">
      <Show
        when={runs().list.length > 0}
        fallback={<p class="training-empty">Press Play: the loss of each step is drawn here.</p>}
      >
        <Show when={lines().length > 0}>
          <div class="training-curve-head">
            <Segmented
              name="Loss axis"
              value={scale()}
              options={[
                { value: 'linear', label: 'Linear' },
                { value: 'log', label: 'Log' },
              ]}
              onChange={setScale}
            />
          </div>
          <LossChart lines={lines()} scale={scale()} height={176} step={runs().shownStep ?? undefined} onPick={pick} />
          <Scrubber />
        </Show>
        <RunList />
      </Show>
    </div>
  );
}
