import { Show } from 'solid-js';
import type { Address } from '../../kernel/ids.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useNumeral } from '../../nodes/use-numeral.ts';
import { useFault } from '../../nodes/use-reasons.ts';
import { useGradient, useStore, useValue } from '../../nodes/use-store.ts';
import type { OutlineEntry } from './outline-of.ts';

interface OutlineRowProps {
  readonly row: OutlineEntry;
  readonly selected: boolean;
  readonly onChoose: (address: Address) => void;
}

/** One node: its name, what it is, its value and its gradient. */
export function OutlineRow(props: OutlineRowProps) {
  const { view } = useBench();
  const numeral = useNumeral();
  const address = () => props.row.address;
  const value = useValue(address);
  const gradient = useGradient(address);
  const fault = useFault(address);
  const hidden = useStore(view.$gradientsHidden);
  const revealed = useStore(view.$revealed);
  const gradientText = () => {
    const known = gradient();
    if (hidden() && !revealed().has(address())) return 'gradient hidden';
    return known === null ? 'no gradient' : `gradient ${numeral(known)}`;
  };
  const choose = () => props.onChoose(address());
  return (
    <li>
      <button type="button" aria-current={props.selected ? 'true' : undefined} onClick={choose}>
        <span class="outline-title">
          <b>{props.row.title}</b> {props.row.what}
        </span>
        <span class="outline-numbers">
          <Show when={value() !== undefined} fallback={fault()?.short ?? ''}>
            value {numeral(value() ?? Number.NaN)}, {gradientText()}
          </Show>
        </span>
      </button>
    </li>
  );
}
