import './OpCard.css';
import { Show } from 'solid-js';
import type { Address } from '../kernel/ids.ts';
import { ops, type OpId } from '../ops/table.ts';
import { ComputedNumber } from './ComputedNumber.tsx';
import { FlagButton } from './FlagButton.tsx';
import { GradientStrip } from './GradientStrip.tsx';
import { NodeName } from './NodeName.tsx';
import { OpCurve } from './OpCurve.tsx';
import { OpTile } from './OpTile.tsx';
import { useRecord, useSlot } from './use-record.ts';
import { useFault } from './use-reasons.ts';
import { useLabel, useTitle } from './use-titles.ts';

/** One operation: its sign, its number, and for a function of one input its curve. */
export function OpCard(props: { readonly address: Address }) {
  const address = () => props.address;
  const slot = useSlot(address);
  const record = useRecord(address);
  const title = useTitle(address);
  const label = useLabel(address);
  const fault = useFault(address);

  const op = (): OpId => {
    const found = slot()?.op;
    return found === undefined || found === 'leaf' ? 'add' : found;
  };
  const arity = () => ops[op()].arity;

  return (
    <div class="op-card card" data-world data-arity={arity()} data-fault={fault()?.kind}>
      <div class="card-head">
        <OpTile op={op()} />
        <NodeName address={props.address} title={title()} editable={record()?.kind === 'op'} />
        <FlagButton address={props.address} title={label()} />
      </div>
      <Show when={arity() === 1}>
        <OpCurve address={props.address} op={op()} input={slot()?.inputs[0] ?? null} width={110} height={64} />
      </Show>
      <ComputedNumber address={props.address} title={label()} fault={fault()} />
      <GradientStrip address={props.address} title={label()} />
    </div>
  );
}
