import './LessonsPanel.css';
import { Show } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import type { LessonSession } from '../../store/classroom/lessons.ts';
import { LessonList } from './LessonList.tsx';
import { LessonView } from './LessonView.tsx';

/** The lessons: their list, or the one that is open. */
export function LessonsPanel() {
  const { classroom } = useBench();
  const loaded = useStore(classroom.$loaded);
  classroom.use(({ lessons }) => lessons.wake());
  return (
    <div class="lessons-panel nowheel">
      <div class="lessons-close">
        <IconButton size="small" icon="close" name="Close lessons" onPress={() => classroom.$panel.set(null)} />
      </div>
      <Show when={loaded()}>{(here) => <Lessons session={here().lessons} />}</Show>
    </div>
  );
}

function Lessons(props: { readonly session: LessonSession }) {
  // The session lasts as long as the page.
  // oxlint-disable-next-line solid/reactivity
  const state = useStore(props.session.$state);
  const lesson = () => state()?.lesson;
  return (
    <Show when={lesson()} keyed fallback={<LessonList session={props.session} />}>
      {(open) => <LessonView session={props.session} lesson={open} />}
    </Show>
  );
}
