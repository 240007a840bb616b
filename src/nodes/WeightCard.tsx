import './LeafCard.css';
import type { Address } from '../kernel/ids.ts';
import { localOf } from '../kernel/ids.ts';
import { FlagButton } from './FlagButton.tsx';
import { GradientStrip } from './GradientStrip.tsx';
import { LeafNumber } from './LeafNumber.tsx';
import { NodeName } from './NodeName.tsx';
import { useLabel, useTitle } from './use-titles.ts';

/** A number inside an open macro: a weight or the bias. Nudging it nudges the macro's own. */
export function WeightCard(props: { readonly address: Address }) {
  const title = useTitle(() => props.address);
  const label = useLabel(() => props.address);
  return (
    <div class="leaf-card card" data-world data-role="parameter">
      <div class="card-head">
        <NodeName address={props.address} title={title()} editable={false} />
        <span class="card-kind">{localOf(props.address) === 'b' ? 'bias' : 'weight'}</span>
        <FlagButton address={props.address} title={label()} />
      </div>
      <LeafNumber address={props.address} title={label()} look="card" />
      <GradientStrip address={props.address} title={label()} />
    </div>
  );
}
