import './Scatter.css';
import { createMemo, For } from 'solid-js';
import { classInk, inkVariable } from '../../ui/charts/ink.ts';
import { shapePath } from '../../ui/charts/shapes.ts';
import { frameAround, toPictureX, toPictureY, type PlaneFrame } from './plane-frame.ts';
import { scatterWords, type ScatterPoints } from './scatter-points.ts';

export interface ScatterProps {
  readonly of: ScatterPoints;
  /** Width and height in CSS px. */
  readonly side: number;
  readonly radius: number;
  /** Whether it is told in words; a thumbnail stands beside its title and is not. */
  readonly isNamed: boolean;
}

/** Points in a square. Classes have shapes, so that they show without colour. */
export function Scatter(props: ScatterProps) {
  const frame = createMemo(() => frameAround(props.of.points, props.side));
  return (
    <svg
      class="scatter"
      role={props.isNamed ? 'img' : undefined}
      aria-label={props.isNamed ? scatterWords(props.of) : undefined}
      aria-hidden={props.isNamed ? undefined : 'true'}
      width={props.side}
      height={props.side}
      viewBox={`0 0 ${props.side} ${props.side}`}
    >
      <path class="scatter-axes" d={axesPath(frame())} />
      <PointPaths of={props.of} frame={frame()} radius={props.radius} />
    </svg>
  );
}

/** One path for each class. */
export function PointPaths(props: { readonly of: ScatterPoints; readonly frame: PlaneFrame; readonly radius: number }) {
  const paths = createMemo(() => {
    const byPlace: string[] = Array.from({ length: Math.max(1, props.of.classes.length) }, () => '');
    for (const { x, y, place } of props.of.points)
      byPlace[place] += shapePath(place, toPictureX(props.frame, x), toPictureY(props.frame, y), props.radius);
    return byPlace;
  });
  return (
    <For each={paths()}>
      {(path, place) => (
        <path
          class="scatter-points"
          d={path}
          fill={inkVariable(props.of.classes.length === 0 ? 'soft' : classInk(place()))}
        />
      )}
    </For>
  );
}

/** The lines x = 0 and y = 0, where the window holds them. */
export function axesPath(frame: PlaneFrame): string {
  const { side } = frame;
  const x = toPictureX(frame, 0);
  const y = toPictureY(frame, 0);
  const across = y >= 0 && y <= side ? `M0 ${y.toFixed(1)}H${side}` : '';
  const down = x >= 0 && x <= side ? `M${x.toFixed(1)} 0V${side}` : '';
  return across + down;
}
