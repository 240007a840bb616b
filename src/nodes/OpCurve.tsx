import type { Address } from '../kernel/ids.ts';
import { ops, type OpId } from '../ops/table.ts';
import { Curve } from '../ui/charts/Curve.tsx';
import { useCurve, useCurvePoint } from './use-curve.ts';
import { useBench } from './bench-context.ts';
import { useShown } from './use-shown.ts';
import { useStore, useValueIf } from './use-store.ts';

export interface OpCurveProps {
  /** The slot that the op computes. */
  readonly address: Address;
  readonly op: OpId | 'linear';
  /** The slot that it reads; null while it waits, when the curve has no point. */
  readonly input: Address | null;
  /** In canvas pixels. */
  readonly width: number;
  readonly height: number;
}

/** The curve of an op of one input, with the point where it stands and the tangent there. While gradients are hidden so is the tangent,
 *  which would give them away; while a value is, so is the point. */
export function OpCurve(props: OpCurveProps) {
  const { view } = useBench();
  const hidden = useStore(view.$gradientsHidden);
  const input = () => props.input ?? props.address;
  const covers = [useShown('value', input), useShown('value', () => props.address)];
  const slopeCover = useShown('gradient', input);
  const x = useValueIf(() => (covers.some((shown) => shown() !== null) ? null : props.input));
  const curve = useCurve(() => props.op, x);
  const point = useCurvePoint(() => props.address, x);
  const at = () => {
    const now = point();
    if (now === null) return null;
    return { ...now, slope: hidden() || slopeCover() !== null ? Number.NaN : props.op === 'linear' ? 1 : now.slope };
  };
  const name = () => `curve of ${props.op === 'linear' ? 'the straight line' : ops[props.op].title}`;
  return (
    <div class="op-curve">
      <Curve name={name()} xs={curve().xs} ys={curve().ys} at={at()} width={props.width} height={props.height} />
    </div>
  );
}
