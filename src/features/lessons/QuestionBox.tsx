import { createSignal, For, onCleanup, Show } from 'solid-js';
import { useStore } from '../../nodes/use-store.ts';
import type { LessonQuestion, LessonStep } from '../../store/classroom/lesson.ts';
import type { Judged } from '../../store/classroom/lesson-judge.ts';
import type { LessonSession } from '../../store/classroom/lessons.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { MarkedText } from './MarkedText.tsx';

type ChoiceQuestion = Extract<LessonQuestion, { kind: 'choice' }>;

/** What the step asks, to be answered before anything is revealed. */
export function QuestionBox(props: {
  readonly session: LessonSession;
  readonly step: LessonStep;
  readonly question: LessonQuestion;
}) {
  // The session lasts as long as the page.
  // oxlint-disable-next-line solid/reactivity
  const state = useStore(props.session.$state);
  let box: HTMLElement | undefined;
  const judged = () => state()?.judged ?? null;
  const isOver = () => {
    const now = judged();
    return state()?.done.has(props.step.id) === true || (now !== null && now.verdict !== 'wrong');
  };
  const choice = () => (props.question.kind === 'choice' ? props.question : undefined);
  // A covered number was pressed: here is the place to answer.
  // oxlint-disable-next-line solid/reactivity
  onCleanup(props.session.$asked.listen(() => box?.querySelector<HTMLElement>('input, button')?.focus()));

  return (
    <section class="question-box" aria-label="Question" ref={box}>
      <p class="question-ask">
        <MarkedText text={props.question.ask} />
      </p>
      <Show
        when={choice()}
        fallback={<NumberAnswer session={props.session} isOver={isOver()} given={judged()?.given} />}
      >
        {(question) => (
          <ChoiceAnswer session={props.session} question={question()} isOver={isOver()} given={judged()?.given} />
        )}
      </Show>
      <Show when={judged()}>
        {(now) => (
          <p class="question-verdict" data-verdict={now().verdict}>
            <Icon name={now().verdict === 'wrong' ? 'close' : 'check'} />
            <span>
              <MarkedText text={wordsOf(now())} />
            </span>
          </p>
        )}
      </Show>
    </section>
  );
}

/** An answer that was shown is not praised. */
function wordsOf({ verdict, words }: Judged): string {
  return verdict === 'shown' ? `Shown. ${words.replace(/^Right\.\s*/, '')}` : words;
}

/** A number to be typed, dragged or stepped, then checked. */
function NumberAnswer(props: {
  readonly session: LessonSession;
  readonly isOver: boolean;
  readonly given: number | undefined;
}) {
  const [draft, setDraft] = createSignal(0);
  const shown = () => (props.isOver && props.given !== undefined ? props.given : draft());
  const commit = (number: number, how: 'scrub' | 'type' | 'key') => {
    setDraft(number);
    if (how === 'type') props.session.answer(number);
  };
  return (
    <div class="question-number">
      <NumberField
        name="Your answer"
        look="boxed"
        size="body"
        value={shown()}
        readonly={props.isOver}
        onPreview={setDraft}
        onCommit={commit}
        onCancel={() => undefined}
      />
      <Show when={!props.isOver}>
        <Button variant="outline" onPress={() => props.session.answer(draft())}>
          Check
        </Button>
      </Show>
    </div>
  );
}

function ChoiceAnswer(props: {
  readonly session: LessonSession;
  readonly question: ChoiceQuestion;
  readonly isOver: boolean;
  readonly given: number | undefined;
}) {
  return (
    <ul class="question-options">
      <For each={props.question.options}>
        {(option, index) => (
          <li>
            <button
              type="button"
              aria-pressed={props.given === index()}
              aria-disabled={props.isOver ? 'true' : undefined}
              on:click={() => props.session.answer(index())}
            >
              <MarkedText text={option.text} />
            </button>
          </li>
        )}
      </For>
    </ul>
  );
}
