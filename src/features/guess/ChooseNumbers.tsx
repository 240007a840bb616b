import './ChooseNumbers.css';
import { createMemo, createSignal, For, Show } from 'solid-js';
import type { Question } from '../../compile/slip.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useLabels } from '../../nodes/use-titles.ts';
import { titleOf } from '../../nodes/titles.ts';
import { useStore } from '../../nodes/use-store.ts';
import { useGuess } from './use-guess.ts';

/** A tick for each number that can be hidden. */
export function ChooseNumbers(props: { readonly what: Question['what'] }) {
  const guess = useGuess();
  const { workbench } = useBench();
  const sheet = useStore(guess.$sheet);
  const program = useStore(workbench.live.$program);
  const document = useStore(workbench.$document);
  const labels = useLabels();
  const [shown, setShown] = createSignal(firstRows);
  const all = createMemo(() => {
    program();
    document();
    return guess.askable().filter((one) => (props.what === 'value' ? one.hasValue : one.hasGradient));
  });
  const hidden = createMemo(
    () => new Set(sheet()?.asked.flatMap(({ address, what }) => (what === props.what ? address : []))),
  );

  function toggle(question: Question, isOn: boolean): void {
    if (isOn) guess.cover(question);
    else guess.uncover(question);
  }

  return (
    <Show when={all().length > 0} fallback={<p>There is no {props.what} to hide.</p>}>
      <ul class="choose-numbers" aria-label={`${props.what}s to hide`}>
        <For each={all().slice(0, shown())}>
          {({ address }) => (
            <li>
              <label>
                <input
                  type="checkbox"
                  checked={hidden().has(address)}
                  on:change={(event) => toggle({ address, what: props.what }, event.currentTarget.checked)}
                />
                {titleOf(document(), labels(), address)}
              </label>
            </li>
          )}
        </For>
      </ul>
      <Show when={all().length > shown()}>
        <button class="choose-numbers-more" type="button" on:click={() => setShown(shown() + firstRows)}>
          Show more ({all().length - shown()} left)
        </button>
      </Show>
    </Show>
  );
}

const firstRows = 100;
