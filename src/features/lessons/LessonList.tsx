import { For, onMount, Show } from 'solid-js';
import { useStore } from '../../nodes/use-store.ts';
import type { Lesson } from '../../store/classroom/lesson.ts';
import { lessonsOf } from '../../store/classroom/lesson-library.ts';
import type { LessonSession } from '../../store/classroom/lessons.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';

/** All lessons in their parts, with how far each has come. */
export function LessonList(props: { readonly session: LessonSession }) {
  // The session lasts as long as the page.
  // oxlint-disable-next-line solid/reactivity
  const library = useStore(props.session.$library);
  // oxlint-disable-next-line solid/reactivity
  const progress = useStore(props.session.$progress);
  const all = () => {
    const here = library();
    return here === null ? [] : lessonsOf(here);
  };
  const finished = () => all().filter(({ id }) => progress().lessons.get(id)?.isFinished === true).length;
  const last = () => {
    const { last: id, lessons } = progress();
    const isUnderWay = id !== null && lessons.get(id)?.isFinished === false;
    return isUnderWay ? all().find((lesson) => lesson.id === id) : undefined;
  };
  let heading: HTMLHeadingElement | undefined;
  // From here Tab goes through the lessons.
  onMount(() => heading?.focus({ preventScroll: true }));
  return (
    <div class="lesson-list">
      <header>
        <h2 tabindex={-1} ref={heading}>
          Lessons
        </h2>
        <Show when={all().length > 0} fallback={<p>Fetching the lessons…</p>}>
          <p>
            The lecture in small steps on the canvas. Your own work waits meanwhile. {finished()} of {all().length}{' '}
            done.
          </p>
        </Show>
        <Show when={last()}>
          {(lesson) => (
            <Button variant="solid" icon="play" onPress={() => void props.session.open(lesson().id)}>
              Go on with “{lesson().title}”
            </Button>
          )}
        </Show>
      </header>
      <For each={library()?.parts}>
        {(part) => (
          <section aria-label={part.title}>
            <h3>{part.title}</h3>
            <ul>
              <For each={part.lessons}>{(lesson) => <Entry session={props.session} lesson={lesson} />}</For>
            </ul>
          </section>
        )}
      </For>
    </div>
  );
}

function Entry(props: { readonly session: LessonSession; readonly lesson: Lesson }) {
  // The session lasts as long as the page.
  // oxlint-disable-next-line solid/reactivity
  const progress = useStore(props.session.$progress);
  const mine = () => progress().lessons.get(props.lesson.id);
  const words = () => {
    const now = mine();
    if (now === undefined) return `${props.lesson.minutes} min`;
    return now.isFinished ? 'done' : `${now.done.length} of ${props.lesson.steps.length} steps`;
  };
  return (
    <li>
      <button type="button" class="lesson-entry" on:click={() => void props.session.open(props.lesson.id)}>
        <span class="lesson-entry-title">{props.lesson.title}</span>
        <span class="lesson-entry-progress" data-done={mine()?.isFinished === true ? '' : undefined}>
          <Show when={mine()?.isFinished === true}>
            <Icon name="check" />
          </Show>
          {words()}
        </span>
        <span class="lesson-entry-blurb">{props.lesson.blurb}</span>
      </button>
    </li>
  );
}
