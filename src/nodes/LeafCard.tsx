import './LeafCard.css';
import { lazy, Show } from 'solid-js';
import type { Address } from '../kernel/ids.ts';
import { FlagButton } from './FlagButton.tsx';
import { FreezeButton } from './FreezeButton.tsx';
import { GradientStrip } from './GradientStrip.tsx';
import { LeafNumber } from './LeafNumber.tsx';
import { NodeName } from './NodeName.tsx';
import { useLeaf } from './use-record.ts';
import { useLabel, useTitle } from './use-titles.ts';

// Few leaves have one.
const LeafSlider = lazy(async () => ({ default: (await import('./LeafSlider.tsx')).LeafSlider }));

/** A number that people set: an input, a parameter or a constant. */
export function LeafCard(props: { readonly address: Address }) {
  const record = useLeaf(() => props.address);
  const title = useTitle(() => props.address);
  const label = useLabel(() => props.address);
  const role = () => record()?.role ?? 'input';
  return (
    <div class="leaf-card card" data-world data-role={role()}>
      <div class="card-head">
        <NodeName address={props.address} title={title()} editable />
        <span class="card-kind">{role()}</span>
        <FlagButton address={props.address} title={label()} />
      </div>
      <LeafNumber address={props.address} title={label()} slider={record()?.slider} look="card" />
      <Show when={role() === 'parameter'}>
        <FreezeButton address={props.address} title={label()} />
      </Show>
      <Show when={record()?.slider}>
        {(slider) => <LeafSlider address={props.address} title={label()} range={slider()} />}
      </Show>
      <GradientStrip address={props.address} title={label()} />
    </div>
  );
}
