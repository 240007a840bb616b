import './GuessHistory.css';
import { For, Show } from 'solid-js';
import { useStore } from '../../nodes/use-store.ts';
import { scoreOf } from '../../store/classroom/guess-sheet.ts';
import { mostSheets } from '../../store/classroom/guess-history.ts';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/Section.tsx';
import { SlipCounts } from './SlipCounts.tsx';
import { useGuess } from './use-guess.ts';

/** How sheets went, in this browser. */
export function GuessHistory() {
  const guess = useGuess();
  const all = useStore(guess.$history);
  const sheet = useStore(guess.$sheet);
  /** The open sheet says itself how it stands. */
  const history = () => {
    const now = sheet();
    const open = now === null ? null : scoreOf(now);
    return all().filter(({ title, hidden }) => title !== open?.title || hidden !== open.hidden);
  };
  return (
    <Show when={history().length > 0}>
      <Section
        title="Scores"
        tools={
          <Button size="small" onPress={() => guess.clearHistory()} hint="Forgets the scores of all sheets">
            Clear scores
          </Button>
        }
      >
        <ul class="guess-history" aria-label="Scores">
          <For each={history()}>
            {(score) => (
              <li>
                <b>{score.title}</b> <small>{score.hidden}</small>
                <p>
                  {score.right} of {score.questions} right, {score.rightAtFirst} at the first try,{' '}
                  {score.tries === 1 ? '1 try' : `${score.tries} tries`}
                  {score.shown === 0 ? '' : `, ${score.shown} shown`}
                </p>
                <SlipCounts slips={score.slips} />
              </li>
            )}
          </For>
        </ul>
        <p class="guess-panel-remark">Kept in this browser only, the latest {mostSheets} sheets.</p>
      </Section>
    </Show>
  );
}
