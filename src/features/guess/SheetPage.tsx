import './SheetPage.css';
import { createMemo, For } from 'solid-js';
import { askedText, inOrder } from '../../store/exercise/answer-key.ts';
import type { Exercise } from '../../store/exercise/exercise.ts';
import { sheetPicture } from '../../store/exercise/sheet-picture.ts';
import { createTrial } from '../../store/exercise/trial.ts';
import { SheetDrawing } from './SheetDrawing.tsx';

/** One printed page: the graph with blanks, then what is asked for, each with a line to write on. */
export function SheetPage(props: { readonly exercise: Exercise }) {
  const scene = createMemo(() => createTrial(props.exercise.document));
  const picture = createMemo(() => sheetPicture(props.exercise));
  return (
    <article class="sheet-page" aria-label={`Sheet ${props.exercise.place}`}>
      <header>
        <h1>{props.exercise.document.title}</h1>
        <p>
          Name <span class="sheet-page-line" />
        </p>
      </header>
      <SheetDrawing picture={picture()} />
      <p>Fill in the blanks: values forwards, from left to right, gradients backwards, from right to left.</p>
      <ol class="sheet-page-questions" data-many={props.exercise.questions.length > 16 ? '' : undefined}>
        <For each={inOrder(scene(), props.exercise.questions)}>
          {(question) => (
            <li>
              <span>{askedText(scene(), question)} =</span> <span class="sheet-page-line" />
            </li>
          )}
        </For>
      </ol>
    </article>
  );
}
