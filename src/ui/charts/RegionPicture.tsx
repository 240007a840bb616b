import { createMemo } from 'solid-js';
import { Chart } from './Chart.tsx';
import { createChartRoom } from './chart-room.ts';
import type { Numbers } from './picture.ts';
import { createPlaneCursor } from './plane-cursor.ts';
import { planeSize } from './plane-size.ts';
import { regionAt, regionPicture, regionWords, type Regions } from './region-picture.ts';

export interface RegionPictureProps {
  /** Hand over a new object when something changed. */
  readonly regions: Regions;
  /** In CSS px; about as high as wide unless told, and never much wider than high. */
  readonly height?: number | undefined;
}

/** Which class is told where on the plane of two inputs, with the examples on it. */
export function RegionPicture(props: RegionPictureProps) {
  const room = createChartRoom();
  const picture = createMemo(() => {
    return regionPicture(props.regions, planeSize(room, props.height));
  });
  const { overlays, cursor } = createPlaneCursor(() => picture(), {
    steps: () => props.regions.n,
    words: (x, y) => regionWords(props.regions, x, y),
  });
  return (
    <Chart
      room={room}
      picture={picture()}
      overlays={overlays()}
      cursor={cursor()}
      numbers={() => pointNumbers(props.regions)}
      file={() => fieldNumbers(props.regions)}
      fileName="regions"
    />
  );
}

/** The examples: where each lies, its class, and what the net tells there. */
function pointNumbers(regions: Regions): Numbers {
  const { points, classes, xName, yName } = regions;
  return {
    columns: [xName, yName, 'class', 'told'],
    rows: points.map((point) => [
      point.x,
      point.y,
      classes[point.class] ?? String(point.class),
      point.isWrong ? 'wrong' : 'right',
    ]),
  };
}

/** The whole field: the middle of each cell and the scores there. */
function fieldNumbers(regions: Regions): Numbers {
  const { scores, n, x, y, classes, xName, yName } = regions;
  const score = (place: number) => (scores.length === 1 ? 'score' : `score of ${classes[place] ?? place}`);
  return {
    columns: [xName, yName, ...scores.map((_, place) => score(place)), 'told'],
    rows: Array.from({ length: n * n }, (_, cell) => {
      const at = { x: middle(x, cell % n, n), y: middle(y, Math.floor(cell / n), n) };
      const told = regionAt(regions, at.x, at.y);
      return [
        at.x,
        at.y,
        ...scores.map((values) => values[cell] ?? null),
        told === null ? null : (classes[told.class] ?? String(told.class)),
      ];
    }),
  };
}

function middle({ low, high }: { readonly low: number; readonly high: number }, place: number, n: number): number {
  return low + ((place + 0.5) / n) * (high - low);
}
