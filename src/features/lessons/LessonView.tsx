import './LessonView.css';
import { onCleanup, onMount, Show } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import type { Lesson } from '../../store/classroom/lesson.ts';
import type { LessonSession } from '../../store/classroom/lessons.ts';
import { Button } from '../../ui/Button.tsx';
import { LessonEnd } from './LessonEnd.tsx';
import { StepDots } from './StepDots.tsx';
import { StepView } from './StepView.tsx';

/** The open lesson: where it stands, its present step, and the way on. */
export function LessonView(props: { readonly session: LessonSession; readonly lesson: Lesson }) {
  const { canvas } = useBench();
  // The session lasts as long as the page, and a lesson as long as its view.
  // oxlint-disable-next-line solid/reactivity
  const { session, lesson } = props;
  const state = useStore(session.$state);
  let root: HTMLDivElement | undefined;
  let heading: HTMLHeadingElement | undefined;
  const at = () => state()?.at ?? 0;
  const step = () => lesson.steps[at()];
  const isDone = () => {
    const now = step();
    return now !== undefined && state()?.done.has(now.id) === true;
  };
  const onwards = () => {
    if (!isDone()) return 'Skip';
    return at() === lesson.steps.length - 1 ? 'Finish' : 'Next';
  };

  // The entry of the list that had the focus is gone.
  onMount(() => {
    if (document.activeElement === document.body) heading?.focus({ preventScroll: true });
  });
  // The column has taken its room from the canvas, which knows it a frame later.
  onMount(() => requestAnimationFrame(() => requestAnimationFrame(() => canvas.fit())));
  // Whoever turns the page with the keyboard reads on at its top.
  onCleanup(
    session.$state.listen((now, before) => {
      if (now === null || now.at === before?.at) return;
      // At the end the button that was pressed is gone, and the focus with it.
      const active = document.activeElement;
      if (active === document.body || root?.contains(active) === true) heading?.focus({ preventScroll: true });
      root?.closest('.classroom')?.scrollTo({ top: 0 });
    }),
  );

  return (
    <div class="lesson-view" ref={root}>
      <header>
        <p class="lesson-name">{lesson.title}</p>
        <h2 tabindex={-1} ref={heading}>
          {step()?.title ?? 'Well done'}
        </h2>
        <StepDots lesson={lesson} at={at()} done={state()?.done ?? new Set()} onGo={session.goTo} />
      </header>
      <Show when={step()} keyed fallback={<LessonEnd session={session} lesson={lesson} />}>
        {(now) => <StepView session={session} step={now} />}
      </Show>
      <footer>
        <div class="lesson-turn">
          <Button
            variant="outline"
            keys="PageUp"
            disabled={at() === 0 ? 'This is the first step.' : undefined}
            onPress={session.previous}
          >
            Back
          </Button>
          <Show when={step()}>
            <Button variant={isDone() ? 'solid' : 'outline'} keys="PageDown" onPress={session.next}>
              {onwards()}
            </Button>
          </Show>
        </div>
        <div class="lesson-leave">
          <Button size="small" onPress={() => void session.open(lesson.id, 'afresh')}>
            Start over
          </Button>
          <Button size="small" onPress={session.leave}>
            Leave the lesson
          </Button>
        </div>
      </footer>
    </div>
  );
}
