import './Classroom.css';
import { lazy, Match, Show, Suspense, Switch } from 'solid-js';
import type { ClassroomPanel } from '../store/classroom/stores.ts';

const LessonReturn = lazy(async () => ({
  default: (await import('../features/lessons/LessonReturn.tsx')).LessonReturn,
}));
const LessonsPanel = lazy(async () => ({
  default: (await import('../features/lessons/LessonsPanel.tsx')).LessonsPanel,
}));
const GuessPanel = lazy(async () => ({ default: (await import('../features/guess/GuessPanel.tsx')).GuessPanel }));
const BugsPanel = lazy(async () => ({ default: (await import('../features/bugs/BugsPanel.tsx')).BugsPanel }));
const ModesPanel = lazy(async () => ({ default: (await import('../features/modes/ModesPanel.tsx')).ModesPanel }));
const SwapPanel = lazy(async () => ({ default: (await import('../features/swap/SwapPanel.tsx')).SwapPanel }));

const names: Readonly<Record<ClassroomPanel, string>> = {
  lessons: 'Lessons',
  guess: 'Guess first',
  bugs: 'Bug lab',
  modes: 'Forward and reverse mode',
  swap: 'Swap under glass',
};

/** The column beside the canvas: a lesson, a sheet of guesses, the bug lab. Each comes in a chunk of its own. */
export function Classroom(props: { readonly panel: ClassroomPanel }) {
  const is = (panel: ClassroomPanel) => props.panel === panel;
  return (
    <section class="classroom" aria-label={names[props.panel]}>
      <Suspense>
        <Show when={!is('lessons')}>
          <LessonReturn />
        </Show>
        <Switch>
          <Match when={is('lessons')}>
            <LessonsPanel />
          </Match>
          <Match when={is('guess')}>
            <GuessPanel />
          </Match>
          <Match when={is('bugs')}>
            <BugsPanel />
          </Match>
          <Match when={is('modes')}>
            <ModesPanel />
          </Match>
          <Match when={is('swap')}>
            <SwapPanel />
          </Match>
        </Switch>
      </Suspense>
    </section>
  );
}
