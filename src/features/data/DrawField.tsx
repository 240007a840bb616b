import { NumberField } from '../../ui/NumberField.tsx';
import { Slider } from '../../ui/Slider.tsx';
import type { SliderRange } from '../../ui/scrub-track.ts';

/** One number that a set is drawn with, beside its slider. The picture follows while it moves. */
export function DrawField(props: {
  readonly label: string;
  readonly value: number;
  readonly range: SliderRange;
  readonly onChange: (value: number) => void;
}) {
  // What a gesture began from, to go back to.
  let before: number | null = null;

  function preview(value: number): void {
    before ??= props.value;
    props.onChange(value);
  }

  function settle(value: number): void {
    before = null;
    props.onChange(value);
  }

  function cancel(): void {
    if (before !== null) props.onChange(before);
    before = null;
  }

  const places = () => (Number.isInteger(props.value) ? { places: 0 } : undefined);

  return (
    <div class="draw-field">
      <span>{props.label}</span>
      <Slider
        name={`${props.label} slider`}
        value={props.value}
        range={props.range}
        format={places()}
        onPreview={preview}
        onCommit={settle}
        onCancel={cancel}
      />
      <NumberField
        name={props.label}
        value={props.value}
        format={places()}
        slider={props.range}
        size="body"
        look="boxed"
        onPreview={preview}
        onCommit={settle}
        onCancel={cancel}
      />
    </div>
  );
}
