import { For, Show } from 'solid-js';
import { useStore } from '../../nodes/use-store.ts';
import type { Lesson } from '../../store/classroom/lesson.ts';
import { lessonAfter } from '../../store/classroom/lesson-library.ts';
import type { LessonSession } from '../../store/classroom/lessons.ts';
import { Button } from '../../ui/Button.tsx';

/** The last page: what was seen, and where to go from here. */
export function LessonEnd(props: { readonly session: LessonSession; readonly lesson: Lesson }) {
  // The session lasts as long as the page.
  // oxlint-disable-next-line solid/reactivity
  const library = useStore(props.session.$library);
  // oxlint-disable-next-line solid/reactivity
  const state = useStore(props.session.$state);
  const seen = () => props.lesson.concepts.flatMap((number) => library()?.concepts.get(number) ?? []);
  const skipped = () => props.lesson.steps.filter(({ id }) => state()?.done.has(id) !== true);
  const next = () => {
    const here = library();
    return here === null ? null : lessonAfter(here, props.lesson.id);
  };
  return (
    <div class="lesson-end">
      <p>You have seen:</p>
      <ul>
        <For each={seen()}>{(words) => <li>{words}</li>}</For>
      </ul>
      <Show when={skipped().length > 0}>
        <p>
          Skipped:{' '}
          {skipped()
            .map(({ title }) => title)
            .join(', ')}
          . Its dot above goes back to each.
        </p>
      </Show>
      <p>The graph is yours to play with until you leave.</p>
      <Show when={next()}>
        {(lesson) => (
          <Button variant="solid" onPress={() => void props.session.open(lesson().id)}>
            Next: {lesson().title}
          </Button>
        )}
      </Show>
    </div>
  );
}
