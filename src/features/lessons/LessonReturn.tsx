import './LessonReturn.css';
import { Show } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import type { LessonSession } from '../../store/classroom/lessons.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { MarkedText } from './MarkedText.tsx';

/** While another column is open in the middle of a lesson: what the lesson wants, and the way back to it. */
export function LessonReturn() {
  const { classroom } = useBench();
  const loaded = useStore(classroom.$loaded);
  return <Show when={loaded()}>{(here) => <Return session={here().lessons} />}</Show>;
}

function Return(props: { readonly session: LessonSession }) {
  const { classroom } = useBench();
  // The session lasts as long as the page.
  // oxlint-disable-next-line solid/reactivity
  const state = useStore(props.session.$state);
  const step = () => {
    const now = state();
    return now?.lesson.steps[now.at];
  };
  const isDone = () => {
    const now = step();
    return now !== undefined && state()?.done.has(now.id) === true;
  };
  return (
    <Show when={state()}>
      {(now) => (
        <aside class="lesson-return" aria-label="The open lesson">
          <p data-done={isDone() ? '' : undefined}>
            <Icon name={isDone() ? 'check' : 'flag'} />
            <span>
              <MarkedText text={step()?.task ?? step()?.title ?? now().lesson.title} />
              <Show when={isDone()}> Done.</Show>
            </span>
          </p>
          <Button size="small" variant={isDone() ? 'solid' : 'outline'} onPress={() => classroom.$panel.set('lessons')}>
            Back to the lesson
          </Button>
        </aside>
      )}
    </Show>
  );
}
