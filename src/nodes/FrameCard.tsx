import './FrameCard.css';
import './OpTile.css';
import { For, Show } from 'solid-js';
import type { Address } from '../kernel/ids.ts';
import type { NeuronRecord } from '../graph/document.ts';
import { detach } from '../macros/detach.ts';
import { layoutNeuron } from '../macros/neuron-layout.ts';
import { setOpen } from '../macros/open-in-place.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { ActivationSelect } from './ActivationSelect.tsx';
import { useBench } from './bench-context.ts';
import { NodeName } from './NodeName.tsx';
import { sourceTitle } from './titles.ts';
import { useNeuron } from './use-record.ts';
import { useLabel, useTitle, useTitles } from './use-titles.ts';

/** What an open neuron's cards lie in: its title bar, and the names of its inputs along the left edge. */
export function FrameCard(props: { readonly address: Address }) {
  const record = useNeuron(() => props.address);
  return <Show when={record()}>{(found) => <NeuronFrame record={found()} />}</Show>;
}

function NeuronFrame(props: { readonly record: NeuronRecord }) {
  const { workbench } = useBench();
  const title = useTitle(() => props.record.id);
  const label = useLabel(() => props.record.id);

  function close(): void {
    workbench.commit(`Close ${label()}`, setOpen(workbench.$document.get(), props.record.id, false));
  }

  function takeApart(): void {
    workbench.commit(`Detach ${label()}`, detach(workbench.$document.get(), props.record.id));
  }

  return (
    <div class="frame-card" data-world>
      <div class="frame-card-bar">
        <span class="op-tile" aria-hidden="true">
          <Icon name="neuron" />
        </span>
        <NodeName address={props.record.id} title={title()} editable />
        <ActivationSelect record={props.record} title={label()} />
        <span class="frame-card-actions">
          <Button
            size="small"
            name={`detach ${label()}`}
            hint="Makes plain nodes of it that can be rewired. The numbers stay the same."
            onPress={takeApart}
          >
            detach
          </Button>
          <Button size="small" name={`close ${label()}`} onPress={close}>
            close <Icon name="collapse" />
          </Button>
        </span>
      </div>
      <FrameInputs record={props.record} />
    </div>
  );
}

/** The names along the left edge: what is wired into each input, and where a new one may come. */
function FrameInputs(props: { readonly record: NeuronRecord }) {
  const { workbench } = useBench();
  const titles = useTitles();
  const entries = () => layoutNeuron(props.record).ports;
  const word = (port: string) =>
    port === 'spare'
      ? 'a new input'
      : (sourceTitle(workbench.$document.get(), titles(), props.record, port) ?? 'no input');
  return (
    <svg class="frame-card-inputs" aria-hidden="true">
      <For each={entries()}>
        {(entry) => (
          <text x={16} y={entry.y - 8} data-spare={entry.id === 'spare' ? '' : undefined}>
            {word(entry.id)}
          </text>
        )}
      </For>
    </svg>
  );
}
