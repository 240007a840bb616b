import './NeuronCard.css';
import './OpTile.css';
import { Index, Show } from 'solid-js';
import { inside, type Address } from '../kernel/ids.ts';
import type { MacroInput, NeuronRecord } from '../graph/document.ts';
import { setOpen } from '../macros/open-in-place.ts';
import { removeInput } from '../macros/wiring.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { ActivationSelect } from './ActivationSelect.tsx';
import { useBench } from './bench-context.ts';
import { ComputedNumber } from './ComputedNumber.tsx';
import { FlagButton } from './FlagButton.tsx';
import { GradientStrip } from './GradientStrip.tsx';
import { LeafNumber } from './LeafNumber.tsx';
import { NodeName } from './NodeName.tsx';
import { OpCurve } from './OpCurve.tsx';
import { titleOf, weightOf } from './titles.ts';
import { useNeuron } from './use-record.ts';
import { useFault } from './use-reasons.ts';
import { useLabel, useTitle, useTitles } from './use-titles.ts';

/** A closed neuron: a table of what can be nudged, each row with its gradient, and the output. */
export function NeuronCard(props: { readonly address: Address }) {
  const record = useNeuron(() => props.address);
  return <Show when={record()}>{(found) => <NeuronTable record={found()} />}</Show>;
}

function NeuronTable(props: { readonly record: NeuronRecord }) {
  const { workbench } = useBench();
  const title = useTitle(() => props.record.id);
  const label = useLabel(() => props.record.id);
  const fault = useFault(() => props.record.id);
  const bias = () => inside(props.record.id, 'b');

  function open(): void {
    workbench.commit(`Open ${label()}`, setOpen(workbench.$document.get(), props.record.id, true));
  }

  return (
    <div class="neuron-card card" data-world data-fault={fault()?.kind}>
      <div class="card-head">
        <span class="op-tile" aria-hidden="true">
          <Icon name="neuron" />
        </span>
        <NodeName address={props.record.id} title={title()} editable />
        <FlagButton address={props.record.id} title={label()} />
        <Button size="small" name={`open ${label()}`} onPress={open}>
          open <Icon name="expand" />
        </Button>
      </div>
      <Index each={props.record.inputs}>
        {(input, index) => <NeuronInputRow record={props.record} input={input()} place={index + 1} title={label()} />}
      </Index>
      <p class="neuron-card-spare">{props.record.inputs.length === 0 ? 'wire the first input here' : 'new input'}</p>
      <div class="neuron-card-row">
        <span class="neuron-card-label">b</span>
        <LeafNumber address={bias()} title={`${label()} b`} look="row" />
        <GradientStrip address={bias()} title={`${label()} b`} look="chip" />
      </div>
      <div class="neuron-card-row">
        <span class="neuron-card-label" data-wide>
          activation
        </span>
        <ActivationSelect record={props.record} title={label()} />
      </div>
      <div class="neuron-card-output">
        <ComputedNumber address={props.record.id} title={label()} fault={fault()} />
        <Show when={fault()?.kind !== 'problem'}>
          <OpCurve
            address={props.record.id}
            op={props.record.settings.activation}
            input={inside(props.record.id, 'sum')}
            width={96}
            height={38}
          />
        </Show>
      </div>
      <GradientStrip address={props.record.id} title={label()} />
    </div>
  );
}

interface NeuronInputRowProps {
  readonly record: NeuronRecord;
  readonly input: MacroInput;
  /** Counted from 1, as people see the rows. */
  readonly place: number;
  readonly title: string;
}

/** One input: what is wired there, its weight and the weight's gradient. */
function NeuronInputRow(props: NeuronInputRowProps) {
  const { workbench } = useBench();
  const titles = useTitles();
  const weight = () => weightOf(props.record, props.input.port);
  const name = () => `${props.title} w${props.place}`;
  const source = () => {
    const { from } = props.input;
    return from === null ? null : titleOf(workbench.$document.get(), titles(), from);
  };
  const hint = () =>
    source() === null ? `Input ${props.place} waits for a wire.` : `w${props.place} is multiplied by ${source()}`;

  function remove(): void {
    const label = `Remove input ${props.place} of ${props.title}`;
    workbench.commit(label, removeInput(workbench.$document.get(), { node: props.record.id, port: props.input.port }));
  }

  return (
    <div class="neuron-card-row">
      <span class="neuron-card-label" title={hint()}>
        w{props.place}
        <small data-missing={source() === null ? '' : undefined}>{source() ?? 'no input'}</small>
      </span>
      <LeafNumber address={weight()} title={name()} look="row" />
      <GradientStrip address={weight()} title={name()} look="chip" />
      <IconButton icon="close" size="small" name={`remove input ${props.place} of ${props.title}`} onPress={remove} />
    </div>
  );
}
