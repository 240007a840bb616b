import './NeuronCard.css';
import { Index, Show } from 'solid-js';
import { localOf, nodeOf, within, type Address } from '../kernel/ids.ts';
import type { MacroInput } from '../graph/document.ts';
import type { Instance } from '../macros/instance.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { ActivationSelect } from './ActivationSelect.tsx';
import { useBench } from './bench-context.ts';
import { ComputedNumber } from './ComputedNumber.tsx';
import { GradientStrip } from './GradientStrip.tsx';
import { MacroHead } from './MacroHead.tsx';
import { NumberRow } from './NumberRow.tsx';
import { OpCurve } from './OpCurve.tsx';
import { titleOf } from './titles.ts';
import { useActivationChoice } from './use-activation-choice.ts';
import { useInsides, useInstance } from './use-insides.ts';
import { useFault } from './use-reasons.ts';
import { useLabel, useTitles } from './use-titles.ts';

type Neuron = Instance & { readonly macro: 'neuron' };

/** A closed neuron: a table of what can be nudged, each row with its gradient, and the output. */
export function NeuronCard(props: { readonly address: Address }) {
  const instance = useInstance(() => props.address);
  const neuron = (): Neuron | null => {
    const found = instance();
    return found?.macro === 'neuron' ? found : null;
  };
  return <Show when={neuron()}>{(found) => <NeuronTable neuron={found()} />}</Show>;
}

function NeuronTable(props: { readonly neuron: Neuron }) {
  const address = () => props.neuron.address;
  const label = useLabel(address);
  const fault = useFault(address);
  const { choose, fixed } = useActivationChoice(address);
  const isOwn = () => localOf(address()) === null;

  return (
    <div class="neuron-card card" data-world data-fault={fault()?.kind}>
      <MacroHead address={address()} macro="neuron" />
      <Index each={props.neuron.inputs}>
        {(input, index) => <NeuronInputRow neuron={props.neuron} input={input()} place={index + 1} title={label()} />}
      </Index>
      <p class="neuron-card-spare">
        <Show when={isOwn()}>{props.neuron.inputs.length === 0 ? 'wire the first input here' : 'new input'}</Show>
      </p>
      <NumberRow address={within(address(), 'b')} word="b" title={`${label()} b`} />
      <div class="number-row">
        <span class="number-row-label" data-wide>
          activation
        </span>
        <ActivationSelect
          value={props.neuron.settings.activation}
          title={label()}
          disabled={fixed()}
          onChoose={choose}
        />
      </div>
      <div class="neuron-card-output">
        <ComputedNumber address={address()} title={label()} fault={fault()} />
        <Show when={fault()?.kind !== 'problem'}>
          <OpCurve
            address={address()}
            op={props.neuron.settings.activation}
            input={within(address(), 'sum')}
            width={96}
            height={38}
          />
        </Show>
      </div>
      <GradientStrip address={address()} title={label()} />
    </div>
  );
}

interface NeuronInputRowProps {
  readonly neuron: Neuron;
  readonly input: MacroInput;
  /** Counted from 1, as people see the rows. */
  readonly place: number;
  readonly title: string;
}

/** One input: what is wired there, its weight and the weight's gradient. */
function NeuronInputRow(props: NeuronInputRowProps) {
  const { workbench } = useBench();
  const insides = useInsides();
  const titles = useTitles();
  const source = () => {
    const from = insides().source(props.input.from);
    return from === null ? null : titleOf(workbench.$document.get(), titles(), from);
  };
  const hint = () =>
    source() === null ? `Input ${props.place} waits for a wire.` : `w${props.place} is multiplied by ${source()}`;

  async function remove(): Promise<void> {
    const label = `Remove input ${props.place} of ${props.title}`;
    const end = { node: nodeOf(props.neuron.address), port: props.input.port };
    const { removeInput } = await import('../macros/wiring.ts');
    workbench.commit(label, removeInput(workbench.$document.get(), end));
  }

  return (
    <NumberRow
      address={within(props.neuron.address, `w:${props.input.port}`)}
      word={`w${props.place}`}
      title={`${props.title} w${props.place}`}
      source={{ text: source() ?? 'no input', missing: source() === null }}
      hint={hint()}
    >
      <Show when={localOf(props.neuron.address) === null}>
        <IconButton icon="close" size="small" name={`remove input ${props.place} of ${props.title}`} onPress={remove} />
      </Show>
    </NumberRow>
  );
}
