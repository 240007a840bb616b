import { Index, Show } from 'solid-js';
import { FieldCanvas } from './FieldCanvas.tsx';
import { sampleSize, type LegendItem } from './picture.ts';
import { Marks } from './PictureView.tsx';

const sampleBox = { x: 0, y: 0, ...sampleSize };

/** What the lines, shapes and colours of a picture stand for. */
export function Legend(props: { readonly items: readonly LegendItem[] }) {
  return (
    <Show when={props.items.length > 0}>
      <ul class="chart-legend" aria-label="Legend">
        <Index each={props.items}>
          {(item) => (
            <li>
              <span class="chart-sample" aria-hidden="true">
                <Show when={item().sample.field}>{(field) => <FieldCanvas field={field()} box={sampleBox} />}</Show>
                <svg width={sampleSize.width} height={sampleSize.height}>
                  <Marks marks={item().sample.marks} />
                </svg>
              </span>
              {item().label}
            </li>
          )}
        </Index>
      </ul>
    </Show>
  );
}
