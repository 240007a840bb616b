import { Index } from 'solid-js';
import type { Lesson } from '../../store/classroom/lesson.ts';

/** One dot for each step: filled when it is done, ringed where one is. */
export function StepDots(props: {
  readonly lesson: Lesson;
  readonly at: number;
  readonly done: ReadonlySet<string>;
  readonly onGo: (at: number) => void;
}) {
  return (
    <nav class="step-dots" aria-label="Steps">
      <ol>
        <Index each={props.lesson.steps}>
          {(step, index) => {
            const isDone = () => props.done.has(step().id);
            return (
              <li>
                <button
                  type="button"
                  aria-label={`Step ${index + 1}: ${step().title}${isDone() ? ', done' : ''}`}
                  aria-current={index === props.at ? 'step' : undefined}
                  data-done={isDone() ? '' : undefined}
                  on:click={() => props.onGo(index)}
                />
              </li>
            );
          }}
        </Index>
      </ol>
      <span>
        {Math.min(props.at + 1, props.lesson.steps.length)} of {props.lesson.steps.length}
      </span>
    </nav>
  );
}
