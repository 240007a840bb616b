import './NetCard.css';
import { createMemo, Index, Show } from 'solid-js';
import { localOf, within, type Address } from '../kernel/ids.ts';
import type { LayerShape } from '../graph/document.ts';
import type { Instance } from '../macros/instance.ts';
import { ActivationSelect } from './ActivationSelect.tsx';
import { ComputedNumber } from './ComputedNumber.tsx';
import { GradientStrip } from './GradientStrip.tsx';
import { InitialRow } from './InitialRow.tsx';
import { MacroHead } from './MacroHead.tsx';
import { netLayers } from './net-layers.ts';
import { useActivationChoice } from './use-activation-choice.ts';
import { useInstance } from './use-insides.ts';
import { useFault } from './use-reasons.ts';
import { useLabel } from './use-titles.ts';
import { ValueStrip } from './ValueStrip.tsx';

/** A closed layer or net: a row for each layer with its size, activation and values, how its numbers were drawn, and its first output. */
export function NetCard(props: { readonly address: Address }) {
  const instance = useInstance(() => props.address);
  return <Show when={instance()}>{(found) => <NetTable instance={found()} />}</Show>;
}

function NetTable(props: { readonly instance: Instance }) {
  const address = () => props.instance.address;
  const label = useLabel(address);
  const fault = useFault(address);
  const layers = createMemo(() => netLayers(props.instance));
  const outputs = () => layers().at(-1)?.shape.size ?? 0;
  return (
    <div class="net-card card" data-world data-fault={fault()?.kind}>
      <MacroHead
        address={address()}
        macro={props.instance.macro}
        kind={widths(layers().map(({ shape }) => shape.size))}
      />
      <Index each={layers()}>
        {(layer) => <LayerRow address={layer().address} place={layer().place} shape={layer().shape} label={label()} />}
      </Index>
      <Show when={localOf(address()) === null}>
        <InitialRow address={address()} label={label()} />
      </Show>
      <div class="net-card-output">
        <ComputedNumber address={address()} title={label()} fault={fault()} />
        <Show when={outputs() > 1 && fault() === null}>
          <span class="net-card-more">first of {outputs()} outputs</span>
        </Show>
      </div>
      <GradientStrip address={address()} title={label()} />
    </div>
  );
}

/** `16 · 16 · 1`, shortened in the middle for a deep net. */
function widths(sizes: readonly number[]): string {
  const shown = sizes.length > mostWidths ? [...sizes.slice(0, mostWidths - 2), '…', ...sizes.slice(-1)] : sizes;
  return shown.join(' · ');
}

const mostWidths = 6;

function LayerRow(props: {
  readonly address: Address;
  /** Counted from 1; null for a layer that stands alone. */
  readonly place: number | null;
  readonly shape: LayerShape;
  readonly label: string;
}) {
  const { choose, fixed } = useActivationChoice(() => props.address);
  const title = () => (props.place === null ? props.label : `${props.label} layer ${props.place}`);
  const neurons = createMemo(() => neuronsOf(props.address, props.shape.size));
  return (
    <div class="net-card-row">
      <span class="net-card-label" title={`${props.shape.size} neurons`}>
        {props.place === null ? 'neurons' : `layer ${props.place}`} <small>{props.shape.size}</small>
      </span>
      <ActivationSelect value={props.shape.activation} title={title()} disabled={fixed()} onChoose={choose} />
      <ValueStrip addresses={neurons()} title={title()} width={84} height={18} />
    </div>
  );
}

function neuronsOf(layer: Address, size: number): readonly Address[] {
  return Array.from({ length: size }, (_, index) => within(layer, `n${index + 1}`));
}
