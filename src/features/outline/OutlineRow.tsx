import { Show } from 'solid-js';
import type { Address } from '../../kernel/ids.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useNumeral } from '../../nodes/use-numeral.ts';
import { useFault } from '../../nodes/use-reasons.ts';
import { useShown } from '../../nodes/use-shown.ts';
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
  const shownValue = useShown('value', address);
  const shownGradient = useShown('gradient', address);
  const hidden = useStore(view.$gradientsHidden);
  const revealed = useStore(view.$revealed);
  const gradientText = () => {
    const shown = shownGradient();
    if (shown !== null && shown.kind !== 'number') return shown.kind === 'ask' ? 'gradient hidden' : 'no gradient yet';
    const known = shown === null ? gradient() : shown.number;
    if (hidden() && !revealed().has(address())) return 'gradient hidden';
    return known === null ? 'no gradient' : `gradient ${numeral(known)}`;
  };
  const valueText = () => {
    const shown = shownValue();
    if (shown === null) return `value ${numeral(value() ?? Number.NaN)}`;
    if (shown.kind === 'number') return `value ${numeral(shown.number ?? Number.NaN)}`;
    return shown.kind === 'ask' ? 'value hidden' : 'no value yet';
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
            {valueText()}, {gradientText()}
          </Show>
        </span>
      </button>
    </li>
  );
}
