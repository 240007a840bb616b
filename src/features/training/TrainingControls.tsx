import { createSignal } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { commandOf, type CommandId } from '../../store/commands/registry.ts';
import { runCommand } from '../../store/commands/run.ts';
import { countOfSteps } from '../../store/training-words.ts';
import { trainingOf } from '../../store/training-edits.ts';
import type { TrainingSpeed } from '../../store/training.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { counted } from './number-settings.ts';
import { NumberRow } from './NumberRow.tsx';
import { SelectRow } from './SelectRow.tsx';

const speeds: readonly { readonly value: string; readonly label: string; readonly speed: TrainingSpeed }[] = [
  ...[1, 5, 20, 60].map((speed) => ({ value: String(speed), label: `${countOfSteps(speed)} a second`, speed })),
  { value: 'full', label: 'As fast as it goes', speed: 'full' },
];

/** What makes training go, and what takes it back. */
export function TrainingControls() {
  const bench = useBench();
  const { training, workbench } = bench;
  const status = useStore(training.$status);
  const speed = useStore(training.$speed);
  const document = useStore(workbench.$document);
  const [count, setCount] = createSignal(10);
  const isPlaying = () => status().phase === 'playing';
  const run = (id: CommandId) => runCommand(bench, commandOf(id));
  const keys = (id: CommandId) => commandOf(id).keys?.[0];

  function playWords(): string {
    if (isPlaying()) return 'Pause';
    const { step } = status();
    if (step === 0) return 'Play';
    return step % trainingOf(document()).steps === 0 ? 'Play on' : 'Continue';
  }

  return (
    <div class="training-controls">
      <div class="training-buttons">
        <Button
          variant="solid"
          icon={isPlaying() ? 'pause' : 'play'}
          keys={keys('training.toggle')}
          onPress={() => run('training.toggle')}
        >
          {playWords()}
        </Button>
        <Button size="small" variant="outline" keys={keys('training.step')} onPress={() => run('training.step')}>
          1 step
        </Button>
        <Button size="small" variant="outline" onPress={() => training.step(count())}>
          {countOfSteps(count())}
        </Button>
        <IconButton
          icon="reset"
          name="Go back to the first numbers"
          disabled={status().step === 0 ? 'no step has been taken yet' : undefined}
          onPress={() => run('training.reset')}
        />
        <IconButton icon="dice" name="Draw new first numbers" onPress={() => run('training.newSeed')} />
      </div>
      <SelectRow
        title="Speed"
        value={String(speed())}
        options={speeds}
        onChange={(value) => training.setSpeed(speeds.find((choice) => choice.value === value)?.speed ?? 'full')}
      />
      <NumberRow title="Steps at once" value={count()} isWhole problem={counted} onCommit={setCount} />
    </div>
  );
}
