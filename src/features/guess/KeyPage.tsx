import './KeyPage.css';
import { createMemo, For } from 'solid-js';
import { keyOf } from '../../store/exercise/answer-key.ts';
import type { Exercise } from '../../store/exercise/exercise.ts';

/** One printed page: every answer of a sheet, worked out, in the order in which it is computed. */
export function KeyPage(props: { readonly exercise: Exercise }) {
  const lines = createMemo(() => keyOf(props.exercise));
  return (
    <article class="sheet-page" aria-label={`Key of sheet ${props.exercise.place}`}>
      <header>
        <h1>{props.exercise.document.title}: key</h1>
      </header>
      <ol class="key-lines" data-many={lines().length > 12 ? '' : undefined}>
        <For each={lines()}>
          {({ asked, work, answer, reason, isStep }) => (
            <li data-step={isStep ? '' : undefined}>
              <span class="key-line-sum">
                {asked} = {work === '' ? '' : `${work} = `}
                <b>{answer}</b>
              </span>
              <small>{reason}</small>
            </li>
          )}
        </For>
      </ol>
    </article>
  );
}
