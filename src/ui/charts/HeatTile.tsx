import './HeatTile.css';
import { createMemo, Show } from 'solid-js';
import { shortNumeral } from '../../kernel/numeral.ts';
import { contour, segmentsPath } from './contour.ts';
import { FieldCanvas } from './FieldCanvas.tsx';
import { divergingCells, reachOf } from './field.ts';
import { inkVariable } from './ink.ts';
import type { Field } from './picture.ts';

export interface HeatTileProps {
  /** n × n numbers, row by row from the lowest y, each from the lowest x; null while there are none. */
  readonly values: ArrayLike<number> | null;
  readonly n: number;
  /** Whose numbers they are. */
  readonly name: string;
  /** In CSS px, as high as wide. */
  readonly size: number;
  /** Its range stands below it. Where there is no room for that, it is said on hover. */
  readonly hasCaption?: boolean | undefined;
}

/** A tiny picture of one neuron: blue above zero, orange and hatched below, the line where it is zero, and its range. */
export function HeatTile(props: HeatTileProps) {
  const box = () => ({ x: 0, y: 0, width: props.size, height: props.size });
  const field = createMemo((): Field => {
    const [n, values] = [props.n, props.values];
    const cells = values === null ? new Uint8Array(n * n).fill(255) : divergingCells(values, 0, reachOf(values, 0));
    return { columns: n, rows: n, cells, ramp: 'diverging', hatched: true };
  });
  const zero = createMemo(() => {
    const [n, values] = [props.n, props.values];
    return values === null ? '' : segmentsPath(contour({ columns: n, rows: n, values }, 0, box()));
  });
  const range = createMemo(() => rangeWords(props.values));
  return (
    <div
      class="heat-tile"
      role="img"
      aria-label={`${props.name} over the plane, ${range()}`}
      title={props.hasCaption === true ? undefined : range()}
    >
      <div class="heat-tile-picture">
        <FieldCanvas field={field()} box={box()} />
        <svg width={props.size} height={props.size} aria-hidden="true">
          <path d={zero()} stroke={inkVariable('ink')} fill="none" />
        </svg>
      </div>
      <Show when={props.hasCaption}>
        <small>{range()}</small>
      </Show>
    </div>
  );
}

function rangeWords(values: ArrayLike<number> | null): string {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < (values?.length ?? 0); index++) {
    const value = values?.[index] ?? Number.NaN;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low > high ? 'no number' : `${shortNumeral(low)} … ${shortNumeral(high)}`;
}
