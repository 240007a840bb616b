import './GuessPanel.css';
import { createMemo, createSignal, onMount, Show } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import type { Question } from '../../compile/slip.ts';
import { commandOf, type CommandId } from '../../store/commands/registry.ts';
import { runCommand } from '../../store/commands/run.ts';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Section } from '../../ui/Section.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { ChooseNumbers } from './ChooseNumbers.tsx';
import { GuessHistory } from './GuessHistory.tsx';
import { GuessSheetList } from './GuessSheetList.tsx';
import { useGuess } from './use-guess.ts';

/** The sheet beside the canvas: what is hidden, how near an answer has to come, what was answered, and how earlier sheets went. */
export function GuessPanel() {
  const { classroom } = useBench();
  const loaded = useStore(classroom.$loaded);
  return (
    <Panel title="Guess first" onClose={() => classroom.$panel.set(null)}>
      <div class="guess-panel">
        <Show when={loaded()}>
          <Guesses />
        </Show>
      </div>
    </Panel>
  );
}

function Guesses() {
  const guess = useGuess();
  const bench = useBench();
  onMount(guess.arrive);
  const sheet = useStore(guess.$sheet);
  const tolerance = useStore(guess.$tolerance);
  const selection = useStore(bench.workbench.$selection);
  const [what, setWhat] = createSignal<Question['what']>('gradient');
  const [choosing, setChoosing] = createSignal(false);
  const run = (id: CommandId) => runCommand(bench, commandOf(id));
  const nothingSelected = createMemo(() =>
    selection().size === 0 ? 'Select cards on the canvas first, with Shift for several.' : undefined,
  );

  return (
    <>
      <Show
        when={sheet()}
        fallback={
          <p class="guess-panel-remark">
            Nothing is hidden. What is hidden shows as “?” on its card: press it, say what it is, and see whether you
            are right. A wrong answer tells which slip leads to it.
          </p>
        }
      >
        {(now) => <GuessSheetList sheet={now()} />}
      </Show>
      <div class="guess-panel-buttons">
        <Show when={sheet() !== null}>
          <Button size="small" variant="outline" icon="eye" onPress={() => run('guess.end')}>
            Show everything
          </Button>
        </Show>
        <Button size="small" variant="outline" icon="file" onPress={() => run('guess.exercise')}>
          Make an exercise…
        </Button>
      </div>
      <Section title="Hide">
        <Segmented
          name="what to hide"
          options={[
            { value: 'gradient', label: 'Gradients' },
            { value: 'value', label: 'Values' },
          ]}
          value={what()}
          onChange={setWhat}
        />
        <div class="guess-panel-buttons">
          <Button
            size="small"
            variant="outline"
            name={`All ${what()}s`}
            onPress={() => run(what() === 'value' ? 'guess.values' : 'guess.gradients')}
          >
            All
          </Button>
          <Button
            size="small"
            variant="outline"
            disabled={nothingSelected()}
            onPress={() => run(what() === 'value' ? 'guess.selectedValues' : 'guess.selected')}
          >
            Selected cards
          </Button>
          <Button size="small" variant="outline" expanded={choosing()} onPress={() => setChoosing(!choosing())}>
            Choose
          </Button>
        </div>
        <Show when={choosing()}>
          <ChooseNumbers what={what()} />
        </Show>
      </Section>
      <Section title="Right is">
        <Segmented
          name="how near an answer has to come"
          options={[
            { value: 'shown', label: 'the digits shown' },
            { value: 'percent1', label: '1 %' },
            { value: 'percent5', label: '5 %' },
          ]}
          value={tolerance()}
          onChange={(next) => guess.$tolerance.set(next)}
        />
      </Section>
      <GuessHistory />
    </>
  );
}
