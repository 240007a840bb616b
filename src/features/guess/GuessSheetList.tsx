import './GuessSheetList.css';
import { createSignal, For, Show } from 'solid-js';
import { nodeOf } from '../../kernel/ids.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { scoreOf, type AskedNumber, type GuessSheet } from '../../store/classroom/guess-sheet.ts';
import { Section } from '../../ui/Section.tsx';
import { SlipCounts } from './SlipCounts.tsx';
import { Verdict } from './Verdict.tsx';
import { useGuess } from './use-guess.ts';

/** What is asked on the open sheet and how it stands. A press on a line opens its answer field. */
export function GuessSheetList(props: { readonly sheet: GuessSheet }) {
  const guess = useGuess();
  const { canvas } = useBench();
  const verdict = useStore(guess.$verdict);
  const asking = useStore(guess.$asking);
  const [shown, setShown] = createSignal(firstRows);
  const score = () => scoreOf(props.sheet);

  function ask(asked: AskedNumber): void {
    canvas.reveal(asked.address);
    if (nodeOf(asked.address) !== asked.address) canvas.reveal(nodeOf(asked.address));
    guess.ask(asked);
  }

  return (
    <Section title="This sheet">
      <p class="guess-score">
        <b>
          {score().right} of {score().questions}
        </b>{' '}
        right, {score().rightAtFirst} at the first try
      </p>
      <Show when={asking() === null && verdict()}>{(given) => <Verdict verdict={given()} />}</Show>
      <ol class="guess-sheet-list" aria-label="Hidden numbers">
        <For each={props.sheet.asked.slice(0, shown())}>
          {(asked) => (
            <li>
              <button
                type="button"
                data-state={asked.state}
                disabled={asked.state !== 'hidden'}
                on:click={() => ask(asked)}
              >
                <span class="guess-sheet-mark" aria-hidden="true">
                  {marks[asked.state]}
                </span>
                <span>
                  {asked.what} of <b>{asked.name}</b>
                </span>
                <small>{stateText(asked)}</small>
              </button>
            </li>
          )}
        </For>
      </ol>
      <Show when={props.sheet.asked.length > shown()}>
        <button class="choose-numbers-more" type="button" on:click={() => setShown(shown() + firstRows)}>
          Show more ({props.sheet.asked.length - shown()} left)
        </button>
      </Show>
      <SlipCounts slips={props.sheet.slips} />
    </Section>
  );
}

const firstRows = 60;

const marks: Readonly<Record<AskedNumber['state'], string>> = { hidden: '?', right: '✓', shown: '–' };

function stateText({ state, tries }: AskedNumber): string {
  const count = tries === 1 ? '1 try' : `${tries} tries`;
  switch (state) {
    case 'hidden':
      return tries === 0 ? '' : count;
    case 'right':
      return tries === 1 ? 'right at once' : `right, ${count}`;
    case 'shown':
      return 'shown';
  }
}
