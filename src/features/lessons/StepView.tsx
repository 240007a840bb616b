import { createSignal, For, Show } from 'solid-js';
import { useStore } from '../../nodes/use-store.ts';
import type { LessonStep } from '../../store/classroom/lesson.ts';
import type { LessonSession } from '../../store/classroom/lessons.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ControlRing } from './ControlRing.tsx';
import { MarkedText } from './MarkedText.tsx';
import { QuestionBox } from './QuestionBox.tsx';

/** One step: what it says, asks, wants done, and then reveals. */
export function StepView(props: { readonly session: LessonSession; readonly step: LessonStep }) {
  // The session lasts as long as the page, and a step as long as its view.
  // oxlint-disable-next-line solid/reactivity
  const { session, step } = props;
  const state = useStore(session.$state);
  const [hinted, setHinted] = createSignal(false);
  const isDone = () => state()?.done.has(step.id) === true;
  const isOpen = () => !isDone() && (step.question !== undefined || step.done !== undefined);
  const missing = () => state()?.missing ?? [];
  const controls = () => (step.points ?? []).flatMap((point) => ('control' in point ? [point.control] : []));

  return (
    <div class="step-view">
      <For each={step.text}>
        {(paragraph) => (
          <p>
            <MarkedText text={paragraph} />
          </p>
        )}
      </For>
      <Show when={missing().length > 0}>
        <div class="step-missing" role="note">
          <p>
            This step is about{' '}
            {missing()
              .map((name) => `“${name}”`)
              .join(', ')}
            , which is not on the canvas.
          </p>
          <Button size="small" variant="outline" icon="reset" onPress={session.rebuild}>
            Put the lesson’s graph back
          </Button>
        </div>
      </Show>
      <Show when={step.question}>
        {(question) => <QuestionBox session={session} step={step} question={question()} />}
      </Show>
      <Show when={step.task}>
        {(task) => (
          <p class="step-task" data-done={state()?.isTaskDone === true ? '' : undefined}>
            <Icon name={state()?.isTaskDone === true ? 'check' : 'flag'} />
            <span>
              <MarkedText text={task()} />
              <Show when={state()?.isTaskDone === true}>
                <span class="step-said"> Done.</span>
              </Show>
            </span>
          </p>
        )}
      </Show>
      <Show when={isDone() && step.reveal}>
        {(reveal) => (
          <div class="step-reveal">
            <For each={reveal()}>
              {(paragraph) => (
                <p>
                  <MarkedText text={paragraph} />
                </p>
              )}
            </For>
          </div>
        )}
      </Show>
      <Show when={isOpen()}>
        <div class="step-help">
          <Show when={step.hint !== undefined && !hinted()}>
            <Button size="small" icon="help" onPress={() => setHinted(true)}>
              Hint
            </Button>
          </Show>
          <Button
            size="small"
            icon="eye"
            disabled={state()?.isBusy === true ? 'It is being shown.' : undefined}
            onPress={session.showMe}
          >
            Show me
          </Button>
        </div>
        <Show when={hinted() ? step.hint : undefined}>
          {(hint) => (
            <p class="step-hint" role="note">
              <MarkedText text={hint()} />
            </p>
          )}
        </Show>
      </Show>
      <For each={controls()}>{(name) => <ControlRing name={name} />}</For>
    </div>
  );
}
