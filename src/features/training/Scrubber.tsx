import { createMemo, Show } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { Slider } from '../../ui/Slider.tsx';

/** Goes through the parameters of the present run: what is dragged over is shown, what it is left at is gone back to. */
export function Scrubber() {
  const { training } = useBench();
  const runs = useStore(training.$runs);
  const status = useStore(training.$status);
  const range = createMemo(() => {
    const steps = runs().current?.log.snapshotSteps() ?? [];
    return { min: steps[0] ?? 0, max: status().step, step: 1 };
  });
  const at = () => runs().shownStep ?? status().step;

  function show(step: number): void {
    const { current } = runs();
    if (current === null || step >= status().step) training.dropShown();
    else training.showStep(current, step);
  }

  function take(step: number): void {
    show(step);
    training.takeShown();
  }

  return (
    <Show when={range().max > range().min}>
      <div class="training-scrubber">
        <span>Go back to step</span>
        <Slider
          name="Step of the run"
          value={at()}
          range={range()}
          onPreview={show}
          onCommit={take}
          onCancel={() => training.dropShown()}
        />
        <output>{at()}</output>
      </div>
    </Show>
  );
}
