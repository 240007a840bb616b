import './ValueStrip.css';
import { createMemo } from 'solid-js';
import type { Address } from '../kernel/ids.ts';
import { shownBy } from '../store/lens.ts';
import { useBench } from './bench-context.ts';
import { useStore } from './use-store.ts';

export interface ValueStripProps {
  readonly addresses: readonly Address[];
  /** Whose values they are: “net layer 1” gives “values of net layer 1”. */
  readonly title: string;
  /** In canvas pixels. */
  readonly width: number;
  readonly height: number;
}

/** The values of several slots as bars up and down from a line, drawn anew after each sweep. A bar is full at 1, or at the largest
 *  where one is larger. Ink only: colour is for gradients. */
export function ValueStrip(props: ValueStripProps) {
  const { workbench, lenses } = useBench();
  const { live } = workbench;
  const lensed = useStore(lenses.$lenses);
  const tick = useStore(live.$tick);
  const bars = createMemo(() => {
    tick();
    const values = props.addresses.map((address) =>
      shownBy(lensed(), 'value', address) === null ? (live.value(address) ?? Number.NaN) : Number.NaN,
    );
    return barsPath(values, props.width, props.height);
  });
  return (
    <svg
      class="value-strip"
      role="img"
      aria-label={`values of ${props.title}`}
      width={props.width}
      height={props.height}
      viewBox={`0 0 ${props.width} ${props.height}`}
    >
      <path class="value-strip-line" d={`M0 ${props.height / 2}H${props.width}`} />
      <path class="value-strip-bars" d={bars()} />
    </svg>
  );
}

/** Bars as one path. What is no ordinary number has none. */
export function barsPath(values: readonly number[], width: number, height: number): string {
  const finite = values.filter(Number.isFinite);
  const most = finite.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1);
  const middle = height / 2;
  const step = Math.min(widestBar, width / Math.max(1, values.length));
  const gap = Math.min(2, step * 0.25);
  return values
    .map((value, index) => {
      if (!Number.isFinite(value)) return '';
      const tall = (value / most) * middle;
      return `M${round(index * step + gap / 2)} ${middle}h${round(step - gap)}v${round(-tall)}h${round(gap - step)}z`;
    })
    .join('');
}

const widestBar = 10;

function round(length: number): number {
  return Math.round(length * 100) / 100;
}
