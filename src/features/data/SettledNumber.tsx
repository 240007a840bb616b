import { createSignal } from 'solid-js';
import { NumberField } from '../../ui/NumberField.tsx';
import type { SliderRange } from '../../ui/scrub-track.ts';

/** A whole number that is shown while it is scrubbed and written down when it is let go. */
export function SettledNumber(props: {
  readonly name: string;
  readonly value: number;
  readonly range: SliderRange;
  readonly onCommit: (value: number) => void;
}) {
  const [moving, setMoving] = createSignal<number | null>(null);

  function commit(value: number): void {
    setMoving(null);
    props.onCommit(Math.round(value));
  }

  return (
    <NumberField
      name={props.name}
      value={moving() ?? props.value}
      format={{ places: 0 }}
      slider={props.range}
      size="body"
      look="boxed"
      onPreview={(value) => setMoving(Math.round(value))}
      onCommit={commit}
      onCancel={() => setMoving(null)}
    />
  );
}
