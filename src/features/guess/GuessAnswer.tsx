import './GuessAnswer.css';
import { createSignal, Show } from 'solid-js';
import type { Address } from '../../kernel/ids.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useNumeral } from '../../nodes/use-numeral.ts';
import { useStore } from '../../nodes/use-store.ts';
import { nameOf } from '../../store/commands/name-of.ts';
import { Button } from '../../ui/Button.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Verdict } from './Verdict.tsx';
import { useGuess } from './use-guess.ts';

/** Where one hidden number is answered: typed or dragged, Enter answers, “Show” gives up. */
export function GuessAnswer(props: { readonly onRight: (address: Address) => void }) {
  const guess = useGuess();
  const { workbench } = useBench();
  const numeral = useNumeral();
  const asking = useStore(guess.$asking);
  const verdict = useStore(guess.$verdict);
  const [draft, setDraft] = createSignal(0);
  const [settled, setSettled] = createSignal(0);
  const what = () => asking()?.what ?? 'gradient';
  const name = () => asking()?.name ?? '';
  const root = () => {
    const address = workbench.live.$program.get().root?.address;
    return address === undefined ? '' : nameOf(workbench.$document.get(), address);
  };

  function answer(): void {
    const asked = asking();
    const given = guess.answer(draft());
    if (given?.isRight === true && asked !== null) props.onRight(asked.address);
  }

  /** Before the field itself: Enter writes a typed number down and answers with it, unless it is none. */
  function key(event: KeyboardEvent): void {
    const input = event.target;
    if (event.key !== 'Enter' || event.isComposing || !(input instanceof HTMLInputElement)) return;
    if (input.dataset['editing'] === undefined) {
      event.preventDefault();
      event.stopPropagation();
      return answer();
    }
    setTimeout(answerIfSettled, 0, input);
  }

  function answerIfSettled(input: HTMLInputElement): void {
    if (input.dataset['editing'] === undefined) answer();
  }

  function settle(number: number): void {
    setDraft(number);
    setSettled(number);
  }

  return (
    <div class="guess-answer" on:keydown={{ handleEvent: key, capture: true }}>
      <p class="guess-answer-asked">
        {what()} of <b>{name()}</b>
        <Show when={what() === 'gradient'}>
          <small>
            ∂{root()}/∂{name()}
          </small>
        </Show>
      </p>
      <NumberField
        value={draft()}
        name={`your ${what()} of ${name()}`}
        format={numeral.format()}
        size="value"
        look="boxed"
        onPreview={setDraft}
        onCommit={settle}
        onCancel={() => setDraft(settled())}
      />
      <Show when={verdict()}>{(given) => <Verdict verdict={given()} />}</Show>
      <footer>
        <Button size="small" onPress={() => guess.giveUp()} hint="Give up on this one">
          Show
        </Button>
        <Button size="small" variant="solid" onPress={answer} keys="Enter">
          Answer
        </Button>
      </footer>
    </div>
  );
}
