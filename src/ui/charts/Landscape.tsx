import { createMemo } from 'solid-js';
import { Chart } from './Chart.tsx';
import { createChartRoom } from './chart-room.ts';
import { landscapePicture, landscapeWords, type LossField } from './landscape-picture.ts';
import type { Numbers } from './picture.ts';
import { createPlaneCursor } from './plane-cursor.ts';
import { planeSize } from './plane-size.ts';

/** The loss over two parameters, all else as it stands. Hand over a new `field` when something changed. */
export function Landscape(props: { readonly field: LossField; readonly height?: number | undefined }) {
  const room = createChartRoom();
  const picture = createMemo(() => {
    return landscapePicture(props.field, planeSize(room, props.height));
  });
  const { overlays, cursor } = createPlaneCursor(() => picture(), {
    steps: () => props.field.n,
    words: (x, y) => landscapeWords(props.field, x, y),
  });
  return (
    <Chart
      room={room}
      picture={picture()}
      overlays={overlays()}
      cursor={cursor()}
      numbers={() => fieldNumbers(props.field)}
      fileName="landscape"
    />
  );
}

function fieldNumbers({ losses, n, x, y, xName, yName }: LossField): Numbers {
  return {
    columns: [xName, yName, 'loss'],
    rows: Array.from({ length: n * n }, (_, cell) => [
      x.low + (((cell % n) + 0.5) / n) * (x.high - x.low),
      y.low + ((Math.floor(cell / n) + 0.5) / n) * (y.high - y.low),
      losses[cell] ?? null,
    ]),
  };
}
