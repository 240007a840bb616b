import './GuessAnswer.css';
import { Show } from 'solid-js';
import type { Address } from '../../kernel/ids.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useNumeral } from '../../nodes/use-numeral.ts';
import { useStore } from '../../nodes/use-store.ts';
import { nameOf } from '../../store/commands/name-of.ts';
import { createAnswerDraft } from '../../ui/answer-draft.ts';
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
  const draft = createAnswerDraft(answer);
  const what = () => asking()?.what ?? 'gradient';
  const name = () => asking()?.name ?? '';
  const root = () => {
    const address = workbench.live.$program.get().root?.address;
    return address === undefined ? '' : nameOf(workbench.$document.get(), address);
  };

  function answer(): void {
    const asked = asking();
    const given = guess.answer(draft.number());
    if (given?.isRight === true && asked !== null) props.onRight(asked.address);
  }

  return (
    <div class="guess-answer" on:keydown={{ handleEvent: draft.onKey, capture: true }}>
      <p class="guess-answer-asked">
        {what()} of <b>{name()}</b>
        <Show when={what() === 'gradient'}>
          <small>
            ∂{root()}/∂{name()}
          </small>
        </Show>
      </p>
      <NumberField
        value={draft.number()}
        name={`your ${what()} of ${name()}`}
        format={numeral.format()}
        size="value"
        look="boxed"
        onPreview={draft.onPreview}
        onCommit={draft.onCommit}
        onCancel={draft.onCancel}
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
