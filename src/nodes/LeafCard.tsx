import './LeafCard.css';
import { Show } from 'solid-js';
import type { Address } from '../kernel/ids.ts';
import { Slider } from '../ui/Slider.tsx';
import { useBench } from './bench-context.ts';
import { FlagButton } from './FlagButton.tsx';
import { FreezeButton } from './FreezeButton.tsx';
import { GradientStrip } from './GradientStrip.tsx';
import { LeafNumber } from './LeafNumber.tsx';
import { NodeName } from './NodeName.tsx';
import { useNumeral } from './use-numeral.ts';
import { useLeaf } from './use-record.ts';
import { useValue } from './use-store.ts';
import { useLabel, useTitle } from './use-titles.ts';

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

function LeafSlider(props: {
  readonly address: Address;
  readonly title: string;
  readonly range: { readonly min: number; readonly max: number; readonly step: number };
}) {
  const { workbench } = useBench();
  const numeral = useNumeral();
  const value = useValue(() => props.address);
  return (
    <div class="leaf-card-slider nodrag nopan">
      <Slider
        value={value() ?? Number.NaN}
        name={`${props.title} slider`}
        range={props.range}
        format={numeral.format()}
        onPreview={(number) => workbench.preview(props.address, number)}
        onCommit={(number) => workbench.commitNumber(props.address, number)}
        onCancel={() => workbench.cancelPreview(props.address)}
      />
    </div>
  );
}
