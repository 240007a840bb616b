import type { Address } from '../kernel/ids.ts';
import { Slider } from '../ui/Slider.tsx';
import { useBench } from './bench-context.ts';
import { useNumeral } from './use-numeral.ts';
import { useValue } from './use-store.ts';

interface LeafSliderProps {
  readonly address: Address;
  readonly title: string;
  readonly range: { readonly min: number; readonly max: number; readonly step: number };
}

/** The slider below a leaf's number. */
export function LeafSlider(props: LeafSliderProps) {
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
