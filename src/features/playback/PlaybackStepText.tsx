import { createMemo, For, Show } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { innerTitle } from '../../nodes/titles.ts';
import { useNumeral } from '../../nodes/use-numeral.ts';
import { useStore } from '../../nodes/use-store.ts';
import { useTitles } from '../../nodes/use-titles.ts';
import type { PlaybackSession, PlaybackStatus } from '../../store/classroom/playback.ts';
import { ChainProduct } from '../../ui/ChainProduct.tsx';
import { Formula } from '../../ui/Formula.tsx';
import { stepFormula } from './step-formula.ts';

/** What the latest step did: a sentence, the product in numbers, the rule in symbols. */
export function PlaybackStepText(props: { readonly session: PlaybackSession; readonly status: PlaybackStatus }) {
  const { workbench, preferences } = useBench();
  const { live } = workbench;
  const numeral = useNumeral();
  const titles = useTitles();
  const tick = useStore(live.$tick);
  const values = useStore(preferences.$values);
  const step = () => props.status.playback.steps[props.status.done - 1];
  const sentence = createMemo(() => {
    tick();
    values();
    return props.status.done < 0 ? '' : props.session.sentence();
  });
  const reading = createMemo(() => {
    tick();
    const now = step();
    return now?.kind === 'wire' ? props.status.playback.reading(now) : null;
  });
  const product = () => {
    const now = reading();
    return now === null || now.upstream === null || now.slope === null ? undefined : now;
  };
  const formulas = createMemo(() => {
    const now = step();
    if (now === undefined) return [];
    const { root, slots, indexOf } = live.$program.get();
    return stepFormula(
      workbench.$document.get(),
      now,
      root?.address ?? null,
      (address) => slots[indexOf.get(address) ?? -1],
      (address) => titles().get(address) ?? innerTitle(workbench.$document.get(), address),
    );
  });
  const hasFactors = () => Object.values(values().factors).every(Boolean);
  return (
    <div class="playback-step">
      <p class="playback-sentence">
        {hasFactors() || reading() === null
          ? sentence()
          : 'A part of the product is hidden: say it before you show it.'}
      </p>
      <div class="playback-formulas">
        <Show when={product()}>
          {(now) => (
            <ChainProduct
              upstream={now().upstream}
              slope={now().slope}
              product={now().product}
              format={numeral.format()}
              show={values().factors}
            />
          )}
        </Show>
        <For each={formulas()}>{({ math, name }) => <Formula math={math} name={name} />}</For>
      </div>
    </div>
  );
}
