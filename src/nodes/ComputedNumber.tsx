import './ComputedNumber.css';
import { Show } from 'solid-js';
import type { Address } from '../kernel/ids.ts';
import { Icon } from '../ui/Icon.tsx';
import { ValueText } from '../ui/ValueText.tsx';
import { RowMark } from './RowMark.tsx';
import { useGlow } from './use-glow.ts';
import { useNumeral } from './use-numeral.ts';
import type { Fault } from './use-reasons.ts';
import { useShown } from './use-shown.ts';
import { useValue } from './use-store.ts';
import { Veil } from './Veil.tsx';

export interface ComputedNumberProps {
  readonly address: Address;
  /** Whose number it is: “e” gives “e value”. */
  readonly title: string;
  /** Why there is none, or what is wrong with it. */
  readonly fault: Fault | null;
}

/** The number an op came to, and in words what is amiss with it. */
export function ComputedNumber(props: ComputedNumberProps) {
  const numeral = useNumeral();
  const value = useValue(() => props.address);
  const shown = useShown('value', () => props.address);
  const text = () => {
    const now = value();
    return now === undefined ? '–' : numeral(now);
  };
  const glow = useGlow(text);
  return (
    <div class="computed-number" data-glow={glow() ? '' : undefined} data-fault={props.fault?.kind}>
      <Veil shown={shown()} name={`${props.title} value`}>
        <ValueText value={value() ?? null} name={`${props.title} value`} format={numeral.format()} />
        <RowMark address={props.address} />
        <Show when={props.fault}>
          {(fault) => (
            <p class="computed-number-fault" title={fault().text}>
              <Show when={fault().kind === 'trouble'}>
                <Icon name="warning" />
              </Show>
              {fault().short}
            </p>
          )}
        </Show>
      </Veil>
    </div>
  );
}
