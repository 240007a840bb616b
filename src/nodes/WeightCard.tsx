import './LeafCard.css';
import { createMemo, Show } from 'solid-js';
import { lastOf, type Address } from '../kernel/ids.ts';
import { FlagButton } from './FlagButton.tsx';
import { partOf } from './flow-ends.ts';
import { FreezeButton } from './FreezeButton.tsx';
import { GradientStrip } from './GradientStrip.tsx';
import { LeafNumber } from './LeafNumber.tsx';
import { NodeName } from './NodeName.tsx';
import { useFreezable } from './use-frozen.ts';
import { useInsides } from './use-insides.ts';
import { useLabel, useTitle } from './use-titles.ts';

/** A number inside an open macro. Nudging it nudges the macro's own; one that the macro fixes stays as it is. */
export function WeightCard(props: { readonly address: Address }) {
  const title = useTitle(() => props.address);
  const label = useLabel(() => props.address);
  const freezable = useFreezable(() => props.address);
  const insides = useInsides();
  const isConstant = createMemo(() => {
    const part = partOf(insides(), props.address);
    return part?.kind === 'leaf' && part.constant === true;
  });
  return (
    <div class="leaf-card card" data-world data-role={isConstant() ? 'constant' : 'parameter'}>
      <div class="card-head">
        <NodeName address={props.address} title={title()} editable={false} />
        <span class="card-kind">{isConstant() ? 'constant' : numberWord(props.address)}</span>
        <FlagButton address={props.address} title={label()} />
      </div>
      <LeafNumber address={props.address} title={label()} look="card" readonly={isConstant()} />
      <Show when={freezable()}>
        <FreezeButton address={props.address} title={label()} />
      </Show>
      <GradientStrip address={props.address} title={label()} />
    </div>
  );
}

function numberWord(address: Address): string {
  const last = lastOf(address);
  if (last === 'b') return 'bias';
  if (last === 'strength') return 'setting';
  return last.startsWith('w:') ? 'weight' : 'parameter';
}
