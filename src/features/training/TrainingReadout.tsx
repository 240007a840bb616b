import { Show } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useNumeral } from '../../nodes/use-numeral.ts';
import { useStore } from '../../nodes/use-store.ts';
import { commandOf } from '../../store/commands/registry.ts';
import { runCommand } from '../../store/commands/run.ts';
import { trainingOf } from '../../store/training-edits.ts';
import { percent } from '../../store/training-words.ts';
import { learningRateAt } from '../../training/schedules.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';

/** Where training stands: step, loss, accuracy and rate, and why it does not go on. The numbers are those of the latest step, before its
 *  update, as the loss curve shows them. */
export function TrainingReadout() {
  const bench = useBench();
  const { training, workbench } = bench;
  const status = useStore(training.$status);
  const document = useStore(workbench.$document);
  const numeral = useNumeral();
  const settings = () => trainingOf(document());
  const record = () => status().record;
  const show = (number: number | null | undefined) => (typeof number === 'number' ? numeral(number) : '–');

  return (
    <div class="training-readout">
      <dl>
        <div>
          <dt>Step</dt>
          <dd data-what="step">
            {status().step}
            <small>{` of ${settings().steps}`}</small>
          </dd>
        </div>
        <Show when={status().epoch !== null}>
          <div>
            <dt>Epoch</dt>
            <dd>{status().epoch}</dd>
          </div>
        </Show>
        <div>
          <dt>Loss</dt>
          <dd data-what="loss">{show(record()?.loss)}</dd>
        </div>
        <Show when={record()?.validationLoss !== null && record() !== null}>
          <div>
            <dt>Validation loss</dt>
            <dd>{show(record()?.validationLoss)}</dd>
          </div>
        </Show>
        <Show when={record()?.accuracy}>
          {(accuracy) => (
            <div>
              <dt>Accuracy</dt>
              <dd data-what="accuracy">{percent(accuracy())}</dd>
            </div>
          )}
        </Show>
        <div>
          <dt>Learning rate</dt>
          <dd>{numeral(learningRateAt(settings(), status().step))}</dd>
        </div>
      </dl>
      <Show when={!settings().zeroGrad}>
        <p class="training-badge">
          <Icon name="warning" />
          Gradients add up: zero_grad is off
        </p>
      </Show>
      <Show when={status().isHeld}>
        <p>Training waits while you hold a number.</p>
      </Show>
      <Show when={status().reason}>
        {(reason) => (
          <p class="training-reason" data-phase={status().phase}>
            <Icon name="warning" />
            <span>{reason()}</span>
            <Show when={status().address !== null}>
              <Button size="small" variant="outline" onPress={() => runCommand(bench, commandOf('training.showNode'))}>
                Show node
              </Button>
            </Show>
          </p>
        )}
      </Show>
    </div>
  );
}
