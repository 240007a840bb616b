import './ExerciseDialog.css';
import { createMemo, createSignal, For, onCleanup, onMount, Show } from 'solid-js';
import { Elsewhere } from '../../ui/Elsewhere.tsx';
import { parseNumber } from '../../kernel/parse-number.ts';
import { shortNumeral } from '../../kernel/numeral.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import type { Question } from '../../compile/slip.ts';
import { leavesOf } from '../../graph/leaves.ts';
import { nameOf } from '../../store/commands/name-of.ts';
import type { Exercise } from '../../store/exercise/exercise.ts';
import { exerciseFile, exerciseText, makeExercise } from '../../store/exercise/exercise-set.ts';
import { exerciseLimits } from '../../store/exercise/variant.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { KeyPage } from './KeyPage.tsx';
import { SheetPage } from './SheetPage.tsx';
import { useGuess } from './use-guess.ts';

/** Makes exercises of the open graph: other numbers that can be done by hand, on paper with a worked key, as links or as files. */
export function ExerciseDialog() {
  const loaded = useStore(useBench().classroom.$loaded);
  return (
    <Show when={loaded()}>
      <Exercises />
    </Show>
  );
}

function Exercises() {
  const guess = useGuess();
  const { workbench, view } = useBench();
  const document = useStore(workbench.$document);
  const sheet = useStore(guess.$sheet);
  const [seed, setSeed] = createSignal('1');
  const [count, setCount] = createSignal('1');
  const wholeSeed = () => wholeNumber(seed(), 0, 999_999);
  const wholeCount = () => wholeNumber(count(), 1, exerciseLimits.variants);
  const questions = createMemo((): readonly Question[] => {
    const hidden = sheet()?.asked.filter(({ state }) => state !== 'shown');
    if (hidden !== undefined && hidden.length > 0) return hidden.map(({ address, what }) => ({ address, what }));
    return guess.askable().flatMap(({ address, hasGradient }) => (hasGradient ? { address, what: 'gradient' } : []));
  });
  const [exercises, setExercises] = createSignal<readonly Exercise[]>([]);
  const [problem, setProblem] = createSignal<string>();
  const isMaking = () => problem() === undefined && exercises().length < (wholeCount() ?? 0);

  // One after the other, so that a set for a whole class does not hold up the page.
  let run = 0;
  function make(current: number, place: number): void {
    const [from, many] = [wholeSeed(), wholeCount()];
    if (current !== run || from === null || many === null || place > many) return;
    const one = makeExercise(document(), questions(), { seed: from, place });
    if (!one.ok) return void setProblem(one.message);
    setExercises([...exercises(), one.exercise]);
    setTimeout(make, 0, current, place + 1);
  }

  function makeAnew(): void {
    setExercises([]);
    setProblem(undefined);
    make(++run, 1);
  }
  onMount(makeAnew);
  onCleanup(() => run++);

  function changeSeed(text: string): void {
    setSeed(text);
    makeAnew();
  }

  function changeCount(text: string): void {
    setCount(text);
    makeAnew();
  }

  const close = () => view.$dialog.set(null);

  async function say(done: Promise<string | null>): Promise<void> {
    const words = await done;
    if (words !== null) view.notify(words);
  }

  return (
    <>
      <Dialog
        title="Exercise"
        open
        onClose={close}
        actions={
          <Button
            variant="solid"
            disabled={problem() ?? (exercises().length === 0 || isMaking() ? 'The sheets are being made.' : undefined)}
            onPress={() => print()}
          >
            Print sheets and keys
          </Button>
        }
      >
        <div class="exercise-dialog">
          <p>
            The same graph with other, short numbers. A function such as tanh takes a table or a calculator.{' '}
            {sheet() === null
              ? 'All gradients are asked for, as nothing is hidden now.'
              : 'What is hidden now is asked for.'}
          </p>
          <div class="exercise-dialog-fields">
            <TextField
              label="Seed"
              value={seed()}
              onInput={changeSeed}
              error={wholeSeed() === null ? 'A whole number from 0 to 999999.' : undefined}
              hint="The same seed gives the same numbers."
            />
            <TextField
              label="Sheets"
              value={count()}
              onInput={changeCount}
              error={wholeCount() === null ? `A whole number from 1 to ${exerciseLimits.variants}.` : undefined}
              hint="Each with numbers of its own."
            />
          </div>
          <Show when={problem()}>{(words) => <p role="alert">{words()}</p>}</Show>
          <ol class="exercise-dialog-sheets" aria-label="Sheets">
            <For each={exercises()}>
              {(exercise) => (
                <li>
                  <span>
                    <b>Sheet {exercise.place}</b> <small>{givenText(exercise)}</small>
                  </span>
                  <span>
                    <Button
                      size="small"
                      name={`Copy link of sheet ${exercise.place}`}
                      onPress={() => void say(guess.out.copyLink(exerciseText(exercise)))}
                    >
                      Copy link
                    </Button>
                    <Button
                      size="small"
                      name={`Save file of sheet ${exercise.place}`}
                      onPress={() => void say(guess.out.save(exerciseFile(exercise)))}
                    >
                      Save file
                    </Button>
                  </span>
                </li>
              )}
            </For>
          </ol>
        </div>
      </Dialog>
      <Elsewhere>
        <div class="exercise-print">
          <For each={exercises()}>{(exercise) => <SheetPage exercise={exercise} />}</For>
          <For each={exercises()}>{(exercise) => <KeyPage exercise={exercise} />}</For>
        </div>
      </Elsewhere>
    </>
  );
}

/** `a = 2, b = −3`: the numbers that differ from sheet to sheet. */
function givenText({ document }: Exercise): string {
  const leaves = [...document.nodes.values()].flatMap((record) =>
    record.kind === 'leaf' && record.role === 'constant' ? [] : leavesOf(record),
  );
  const shown = leaves.slice(0, mostGiven).map(([at, number]) => `${nameOf(document, at)} = ${shortNumeral(number)}`);
  return shown.join(', ') + (leaves.length > mostGiven ? ', …' : '');
}

const mostGiven = 8;

function wholeNumber(text: string, least: number, most: number): number | null {
  const parsed = parseNumber(text);
  if (!parsed.ok || !Number.isInteger(parsed.value)) return null;
  return parsed.value >= least && parsed.value <= most ? parsed.value : null;
}
