import { createMemo } from 'solid-js';
import { shortNumeral } from '../../kernel/numeral.ts';
import { Chart } from './Chart.tsx';
import { createChartRoom } from './chart-room.ts';
import { fitPicture, type Fit } from './fit-picture.ts';
import { placeOfStep } from './loss-picture.ts';
import type { Numbers } from './picture.ts';
import { createPlaneCursor } from './plane-cursor.ts';

/** The curve that a net of one input makes, with the examples it should pass. Hand over a new `fit` when something changed. */
export function CurvePicture(props: { readonly fit: Fit; readonly height?: number | undefined }) {
  const room = createChartRoom();
  const picture = createMemo(() =>
    fitPicture(props.fit, { width: room.width(), height: props.height ?? 280, text: room.text() }),
  );
  const words = (x: number) => {
    const { curve, xName, yName } = props.fit;
    const place = Math.max(0, placeOfStep(curve.xs, x));
    return `${xName} ${shortNumeral(curve.xs[place] ?? x)}: ${yName} ${shortNumeral(curve.ys[place] ?? Number.NaN)}`;
  };
  const { overlays, cursor } = createPlaneCursor(() => picture(), {
    steps: () => props.fit.curve.xs.length - 1,
    words,
  });
  return (
    <Chart
      room={room}
      picture={picture()}
      overlays={overlays()}
      cursor={cursor()}
      numbers={() => fitNumbers(props.fit)}
      fileName="curve"
    />
  );
}

function fitNumbers({ curve, points, xName, yName }: Fit): Numbers {
  const rows = Array.from(curve.xs, (x, index) => [x, curve.ys[index] ?? null, null]);
  const examples = Array.from(points?.xs ?? [], (x, index) => [x, null, points?.ys[index] ?? null]);
  return { columns: [xName, yName, 'target'], rows: [...rows, ...examples] };
}
