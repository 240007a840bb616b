import './CustomCard.css';
import { createMemo, For, Show } from 'solid-js';
import { localOf, type Address } from '../kernel/ids.ts';
import type { Definition } from '../graph/document.ts';
import type { Instance } from '../macros/instance.ts';
import { commandNamed } from '../store/commands/registry.ts';
import { runCommand } from '../store/commands/run.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useBench } from './bench-context.ts';
import { ComputedNumber } from './ComputedNumber.tsx';
import { GradientStrip } from './GradientStrip.tsx';
import { MacroHead } from './MacroHead.tsx';
import { useInstance } from './use-insides.ts';
import { useFault } from './use-reasons.ts';
import { useStore } from './use-store.ts';
import { useLabel } from './use-titles.ts';

type Custom = Instance & { readonly macro: 'custom' };

/** A closed macro of one's own: its ports by name, and its first output. */
export function CustomCard(props: { readonly address: Address }) {
  const instance = useInstance(() => props.address);
  const custom = (): Custom | null => {
    const found = instance();
    return found?.macro === 'custom' ? found : null;
  };
  return <Show when={custom()}>{(found) => <CustomTable custom={found()} />}</Show>;
}

function CustomTable(props: { readonly custom: Custom }) {
  const { workbench } = useBench();
  const document = useStore(workbench.$document);
  const address = () => props.custom.address;
  const label = useLabel(address);
  const fault = useFault(address);
  const definition = createMemo(() => document().definitions?.get(props.custom.settings.definition));
  const rows = () => portRows(props.custom, definition());
  const numbers = () => Object.keys(props.custom.numbers).length;
  return (
    <div class="custom-card card" data-world data-fault={fault()?.kind}>
      <MacroHead address={address()} macro="custom" narrow />
      <For each={rows()}>
        {(row) => (
          <p class="custom-card-row">
            <span>{row.input}</span>
            <span>{row.output}</span>
          </p>
        )}
      </For>
      <div class="custom-card-line">
        <span class="card-kind" title={`a macro of your own: ${definition()?.name ?? 'its definition is missing'}`}>
          {definition()?.name ?? 'missing'}
          {numbers() === 0 ? '' : numbers() === 1 ? ', 1 number' : `, ${numbers()} numbers`}
        </span>
        <Show when={localOf(address()) === null}>
          <EditButton address={address()} label={label()} />
        </Show>
      </div>
      <ComputedNumber address={address()} title={label()} fault={fault()} />
      <GradientStrip address={address()} title={label()} />
    </div>
  );
}

/** The way to the definition, which all instances share. */
function EditButton(props: { readonly address: Address; readonly label: string }) {
  const bench = useBench();
  const command = commandNamed('macro.edit');

  function edit(): void {
    bench.workbench.select([props.address]);
    if (command !== undefined) runCommand(bench, command);
  }

  return (
    <Show when={command}>
      <IconButton icon="edit" size="small" name={`edit the definition of ${props.label}`} onPress={edit} />
    </Show>
  );
}

/** The names of the ports, one line for each pair of an input and an output. */
function portRows(
  custom: Custom,
  definition: Definition | undefined,
): readonly { readonly input: string; readonly output: string }[] {
  const names = new Map(definition?.inputs.map(({ port, name }) => [port, name]));
  const inputs = custom.inputs.map(({ port }) => names.get(port) ?? port);
  const outputs = definition?.outputs.map(({ name }) => name) ?? [];
  const count = Math.max(inputs.length, outputs.length);
  return Array.from({ length: count }, (_, row) => ({ input: inputs[row] ?? '', output: outputs[row] ?? '' }));
}
