import './Curve.css';
import { createMemo } from 'solid-js';
import { axesPath, curvePath, tangentPath, toPictureX, toPictureY, type Frame } from './curve-path.ts';
import { heightWindow, including } from './curve-window.ts';

export interface CurveProps {
  /** What it shows, in words: "tanh, at 0.8814". */
  readonly name: string;
  /** Places in rising order (`curvePlaces`) and the function there, same length. Hand over new arrays when they change. */
  readonly xs: ArrayLike<number>;
  readonly ys: ArrayLike<number>;
  /** The present point and the slope there; null where there is none. */
  readonly at: { readonly x: number; readonly y: number; readonly slope: number } | null;
  /** In CSS px: 108 × 54 on a card, about 280 × 110 in a panel. */
  readonly width: number;
  readonly height: number;
}

/** A curve with the present point on it and the tangent there. No numbers: they stand beside it. The tangent has the colour of its sign. */
export function Curve(props: CurveProps) {
  // Two steps, so that a nudge inside the window reads no samples and leaves the frame, and with it the curve's path, alone.
  const samples = createMemo(() => heightWindow(props.ys));
  const heights = createMemo(() => including(samples(), props.at?.y ?? null));
  const frame = createMemo<Frame>(() => ({
    x: { low: props.xs[0] ?? -1, high: props.xs[props.xs.length - 1] ?? 1 },
    y: heights(),
    width: props.width,
    height: props.height,
  }));
  const curve = createMemo(() => curvePath(props.xs, props.ys, frame()));
  const shown = () => props.at !== null && Number.isFinite(props.at.x) && Number.isFinite(props.at.y);
  const tangent = () => (props.at === null ? '' : tangentPath(props.at, frame(), props.width * 0.26));
  const slopeSign = () => {
    const slope = props.at?.slope ?? 0;
    return slope > 0 ? 'plus' : slope < 0 ? 'minus' : 'zero';
  };
  return (
    <svg
      class="curve"
      role="img"
      aria-label={props.name}
      width={props.width}
      height={props.height}
      viewBox={`0 0 ${props.width} ${props.height}`}
    >
      <path class="curve-axes" d={axesPath(frame())} />
      <path class="curve-line" d={curve()} />
      <path class="curve-tangent" data-sign={slopeSign()} d={tangent()} />
      <circle
        class="curve-point"
        r={props.height > 80 ? 4.5 : 3.5}
        cx={shown() ? toPictureX(props.at?.x ?? 0, frame()) : -99}
        cy={shown() ? toPictureY(props.at?.y ?? 0, frame()) : -99}
      />
    </svg>
  );
}
