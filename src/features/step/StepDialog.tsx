import './StepDialog.css';
import { createSignal, Show } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useNumeral } from '../../nodes/use-numeral.ts';
import { useStore } from '../../nodes/use-store.ts';
import { parseNumber } from '../../kernel/parse-number.ts';
import { stepAlongGradient, type GradientStep, type GradientStepResult } from '../../store/commands/gradient-step.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { TextField } from '../../ui/TextField.tsx';

/** Moves every parameter or input by η times its gradient, as often as one presses. */
export function StepDialog() {
  const { workbench, view } = useBench();
  const dialog = useStore(view.$dialog);
  const numeral = useNumeral();
  const [rate, setRate] = createSignal('0.01');
  const [which, setWhich] = createSignal<GradientStep['which']>('parameter');
  const [result, setResult] = createSignal<GradientStepResult | null>(null);
  const parsed = () => parseNumber(rate());
  const rateError = () => {
    const read = parsed();
    return read.ok ? undefined : read.message;
  };

  function step(direction: GradientStep['direction']): void {
    const read = parsed();
    if (!read.ok) return;
    const came = stepAlongGradient(workbench, { which: which(), rate: read.value, direction });
    setResult(came);
    view.announce(words(came));
  }

  function words(came: GradientStepResult): string {
    if (!came.ok) return came.message;
    const numbers = came.moved === 1 ? 'One number' : `${came.moved} numbers`;
    return `${numbers} moved: the result went from ${numeral(came.rootFrom)} to ${numeral(came.rootTo)}.`;
  }

  function close(): void {
    view.$dialog.set(null);
    setResult(null);
  }

  return (
    <Dialog
      title="Step along the gradient"
      size="small"
      open={dialog() === 'step'}
      onClose={close}
      actions={
        <>
          <Button variant="outline" icon="arrow-down" disabled={rateError()} onPress={() => step('down')}>
            Down
          </Button>
          <Button variant="solid" icon="arrow-up" disabled={rateError()} onPress={() => step('up')}>
            Up
          </Button>
        </>
      }
    >
      <div class="step-dialog">
        <p>Each number moves by η times its own gradient, all at once. Up makes the result larger, down smaller.</p>
        <Segmented
          name="What moves"
          value={which()}
          options={[
            { value: 'parameter', label: 'Parameters' },
            { value: 'input', label: 'Inputs' },
          ]}
          onChange={setWhich}
        />
        <TextField label="η, the size of the step" value={rate()} error={rateError()} onInput={setRate} />
        <Show when={result()}>
          {(came) => (
            <p role="status" data-error={came().ok ? undefined : ''}>
              {words(came())}
            </p>
          )}
        </Show>
      </div>
    </Dialog>
  );
}
