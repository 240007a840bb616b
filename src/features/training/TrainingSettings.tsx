import { createMemo, For, Index, Show } from 'solid-js';
import { address } from '../../kernel/ids.ts';
import { optimiserDefaults, scheduleDefaults } from '../../graph/training-defaults.ts';
import type { TrainingSettings as Settings } from '../../graph/training-settings.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { setTraining, trainingOf } from '../../store/training-edits.ts';
import { isOptimiserKind, optimisers } from '../../training/optimisers.ts';
import { isScheduleKind, schedules } from '../../training/schedules.ts';
import { slotName } from '../../training/slot-name.ts';
import { Button } from '../../ui/Button.tsx';
import { Toggle } from '../../ui/Toggle.tsx';
import { lossChoices } from './loss-choices.ts';
import { NumberRow } from './NumberRow.tsx';
import { counted, notNegative, optimiserNumbers, scheduleNumbers, stepCount, whole } from './number-settings.ts';
import { SelectRow } from './SelectRow.tsx';

const automatic = 'auto';
/** Rows in a batch when minibatches are switched on. */
const usualBatch = 10;

/** How the document is trained. Every change is an edit of the document: saved in it, and undone like any other. */
export function TrainingSettings() {
  const { workbench, view } = useBench();
  const document = useStore(workbench.$document);
  const program = useStore(workbench.live.$program);
  const settings = createMemo(() => trainingOf(document()));
  const choices = createMemo(() => lossChoices(document(), program(), settings().loss));
  const tables = createMemo(() => [...document().nodes.values()].filter((record) => record.kind === 'data'));
  const rootName = () => {
    const root = program().root?.address;
    return root === undefined ? 'none yet' : slotName(document(), root);
  };

  function change(what: string, changes: Partial<Settings>): void {
    workbench.commit(`Set ${what}`, setTraining(workbench.$document.get(), changes), { burst: `training ${what}` });
  }

  return (
    <div class="training-settings">
      <SelectRow
        title="Loss"
        value={settings().loss ?? automatic}
        options={[
          { value: automatic, label: `The root (${rootName()})` },
          ...choices().map(({ address: value, name }) => ({ value, label: name })),
        ]}
        onChange={(value) => change('the loss', { loss: value === automatic ? null : address(value) })}
      />
      <SelectRow
        title="Optimiser"
        hint={optimisers[settings().optimiser.kind].explain}
        value={settings().optimiser.kind}
        options={Object.entries(optimisers).map(([value, { title }]) => ({ value, label: title }))}
        onChange={(kind) => {
          if (isOptimiserKind(kind)) change('the optimiser', { optimiser: optimiserDefaults[kind] });
        }}
      />
      <Index each={optimiserNumbers(settings().optimiser)}>
        {(setting) => (
          <NumberRow
            title={setting().title}
            value={setting().value}
            isWhole={setting().isWhole}
            problem={setting().problem}
            onCommit={(value) => change(setting().title, { optimiser: setting().set(value) })}
          />
        )}
      </Index>
      <NumberRow
        title="Learning rate"
        value={settings().learningRate}
        problem={notNegative}
        onCommit={(learningRate) => change('the learning rate', { learningRate })}
      />
      <SelectRow
        title="Schedule"
        hint={schedules[settings().schedule.kind].explain}
        value={settings().schedule.kind}
        options={Object.entries(schedules).map(([value, { title }]) => ({ value, label: title }))}
        onChange={(kind) => {
          if (isScheduleKind(kind)) change('the schedule', { schedule: scheduleDefaults[kind] });
        }}
      />
      <Index each={scheduleNumbers(settings().schedule)}>
        {(setting) => (
          <NumberRow
            title={setting().title}
            value={setting().value}
            isWhole={setting().isWhole}
            problem={setting().problem}
            onCommit={(value) => change('the schedule', { schedule: setting().set(value) })}
          />
        )}
      </Index>
      <NumberRow
        title="Steps"
        hint="Where Play stops, and what the schedule is laid out for."
        value={settings().steps}
        isWhole
        problem={stepCount}
        onCommit={(steps) => change('the steps', { steps })}
      />
      <NumberRow
        title="Weight decay"
        hint="Takes each parameter towards 0 at each step, apart from its gradient."
        value={settings().weightDecay}
        problem={notNegative}
        onCommit={(weightDecay) => change('the weight decay', { weightDecay })}
      />
      <Toggle
        label="Minibatches"
        hint="Some rows in each step instead of all."
        checked={settings().batch !== null}
        onChange={(isOn) => change('minibatches', { batch: isOn ? usualBatch : null })}
      />
      <Show when={settings().batch}>
        {(batch) => (
          <NumberRow
            title="Rows in a batch"
            value={batch()}
            isWhole
            problem={counted}
            onCommit={(size) => change('the batch', { batch: size })}
          />
        )}
      </Show>
      <NumberRow
        title="Seed"
        hint="What minibatches are drawn from."
        value={settings().seed}
        isWhole
        problem={whole}
        onCommit={(seed) => change('the seed', { seed })}
      />
      <Toggle
        label="zero_grad"
        hint="Begins each step with gradients of 0. Off, they add up from step to step."
        checked={settings().zeroGrad}
        onChange={(zeroGrad) => change('zero_grad', { zeroGrad })}
      />
      <For each={tables()}>
        {(table) => (
          <Button size="small" variant="outline" hasPopup="dialog" onPress={() => view.openData(table.id)}>
            {table.split === null
              ? `Keep rows of ${slotName(document(), table.id)} for validation`
              : `${slotName(document(), table.id)}: ${table.split.validation} rows for validation`}
          </Button>
        )}
      </For>
    </div>
  );
}
