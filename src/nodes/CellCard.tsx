import './CellCard.css';
import { Show } from 'solid-js';
import { within, type Address } from '../kernel/ids.ts';
import { setOpen } from '../macros/open-in-place.ts';
import type { Instance } from '../macros/instance.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useBench } from './bench-context.ts';
import { ComputedNumber } from './ComputedNumber.tsx';
import { FlagButton } from './FlagButton.tsx';
import { frameOf } from './flow-ends.ts';
import { GradientStrip } from './GradientStrip.tsx';
import { useHeat } from './heat-context.ts';
import { NodeName } from './NodeName.tsx';
import { OpCurve } from './OpCurve.tsx';
import { useInstance } from './use-insides.ts';
import { useFault } from './use-reasons.ts';
import { useLabel, useTitle } from './use-titles.ts';

/** A closed neuron inside a layer: its number, its gradient and a small picture of what it does. */
export function CellCard(props: { readonly address: Address }) {
  const instance = useInstance(() => props.address);
  const neuron = () => {
    const found = instance();
    return found?.macro === 'neuron' ? found : null;
  };
  return <Show when={neuron()}>{(found) => <Cell neuron={found()} />}</Show>;
}

function Cell(props: { readonly neuron: Instance & { readonly macro: 'neuron' } }) {
  const { workbench, canvas } = useBench();
  const heat = useHeat();
  const address = () => props.neuron.address;
  const title = useTitle(address);
  const label = useLabel(address);
  const fault = useFault(address);

  function open(): void {
    workbench.commit(`Open ${label()}`, setOpen(workbench.$document.get(), address(), true));
    canvas.reveal(frameOf(address()));
  }

  return (
    <div class="cell-card card" data-world data-fault={fault()?.kind}>
      <div class="card-head">
        <NodeName address={address()} title={title()} editable={false} />
        <FlagButton address={address()} title={label()} />
        <IconButton icon="expand" size="small" name={`open ${label()}`} onPress={open} />
      </div>
      <div class="cell-card-body">
        <Show when={heat}>{(picture) => <div class="cell-card-picture">{picture()(address)}</div>}</Show>
        <OpCurve
          address={address()}
          op={props.neuron.settings.activation}
          input={within(address(), 'sum')}
          width={heat === undefined ? 112 : 52}
          height={56}
        />
      </div>
      <ComputedNumber address={address()} title={label()} fault={fault()} />
      <GradientStrip address={address()} title={label()} />
    </div>
  );
}
