import './LeafNumber.css';
import type { Address } from '../kernel/ids.ts';
import { fullPrecision } from '../kernel/numeral.ts';
import type { Slider } from '../graph/document.ts';
import { NumberField } from '../ui/NumberField.tsx';
import { useBench } from './bench-context.ts';
import { useGlow } from './use-glow.ts';
import { useNumeral } from './use-numeral.ts';
import { useShown } from './use-shown.ts';
import { useValue } from './use-store.ts';
import { Veil } from './Veil.tsx';

export interface LeafNumberProps {
  readonly address: Address;
  /** Whose number it is: “o w1” gives “o w1 value”. */
  readonly title: string;
  readonly slider?: Slider | undefined;
  /** `card` is the large number of a card, `row` stands in a neuron's table. */
  readonly look: 'card' | 'row';
  /** Fixed by the macro it lies in. */
  readonly readonly?: boolean | undefined;
}

/** The number of a leaf, inside a macro too: scrubbed, typed or stepped, each gesture one undo step. */
export function LeafNumber(props: LeafNumberProps) {
  const { workbench } = useBench();
  const numeral = useNumeral();
  const value = useValue(() => props.address);
  const shown = useShown('value', () => props.address);
  const glow = useGlow(value);
  /** All digits, where some are not shown. */
  const digits = () => {
    const now = value();
    if (now === undefined || shown() !== null) return undefined;
    const full = fullPrecision(now);
    return full.length > numeral(now).length ? full : undefined;
  };
  return (
    <div class="leaf-number" title={digits()} data-glow={glow() ? '' : undefined}>
      <Veil shown={shown()} name={`${props.title} value`}>
        <NumberField
          value={value() ?? Number.NaN}
          name={`${props.title} value`}
          format={numeral.format()}
          slider={props.slider}
          readonly={props.readonly}
          size={props.look === 'card' ? 'value' : 'body'}
          look={props.look === 'card' ? 'plain' : 'boxed'}
          onPreview={(number) => workbench.preview(props.address, number)}
          onCommit={(number) => workbench.commitNumber(props.address, number)}
          onCancel={() => workbench.cancelPreview(props.address)}
        />
      </Veil>
    </div>
  );
}
