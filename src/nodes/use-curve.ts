import { createMemo, type Accessor } from 'solid-js';
import type { Address } from '../kernel/ids.ts';
import { ops, type OpId } from '../ops/table.ts';
import { curvePlaces, curveWindow, type Interval } from '../ui/charts/curve-window.ts';
import { useBench } from './bench-context.ts';
import { useStore } from './use-store.ts';

/** A sampled function and the present point on it. */
export interface SampledCurve {
  readonly xs: ArrayLike<number>;
  readonly ys: ArrayLike<number>;
}

/** Where a function of one input stands: its input, its value and its slope there. */
export interface CurvePoint {
  readonly x: number;
  readonly y: number;
  readonly slope: number;
}

/** The identity, which a linear neuron has for an activation. */
const identity: readonly number[] = [-3, 3];

/** A unary op as a curve. It is sampled anew only when the present input leaves its window, so a nudge moves the point alone. */
export function useCurve(op: Accessor<OpId | 'linear'>, x: Accessor<number | undefined>): Accessor<SampledCurve> {
  const window = createMemo(
    () => {
      const name = op();
      const [low = -3, high = 3] = name === 'linear' ? identity : (ops[name].samples[0] ?? identity);
      return curveWindow({ low, high }, x() ?? Number.NaN);
    },
    undefined,
    { equals: (a: Interval, b: Interval) => a.low === b.low && a.high === b.high },
  );
  return createMemo(() => {
    const name = op();
    const xs = curvePlaces(window());
    return { xs, ys: name === 'linear' ? xs : xs.map((place) => ops[name].forward([place])) };
  });
}

/** The present point on the curve of a unary op, after each sweep; null while it has no number. */
export function useCurvePoint(
  address: Accessor<Address>,
  x: Accessor<number | undefined>,
): Accessor<CurvePoint | null> {
  const { live } = useBench().workbench;
  const tick = useStore(live.$tick);
  return createMemo(
    () => {
      tick();
      const [at, y] = [x(), live.value(address())];
      if (at === undefined || y === undefined) return null;
      return { x: at, y, slope: live.slopes(address())[0] ?? Number.NaN };
    },
    null,
    { equals: (a, b) => a?.x === b?.x && a?.y === b?.y && a?.slope === b?.slope },
  );
}
