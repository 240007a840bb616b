import { createMemo } from 'solid-js';
import { shortNumeral } from '../../kernel/numeral.ts';
import { Chart } from './Chart.tsx';
import { createChartRoom } from './chart-room.ts';
import { fitPicture, type Fit } from './fit-picture.ts';
import { placeOfStep } from './loss-picture.ts';
import type { Numbers } from './picture.ts';
import { createPlaneCursor } from './plane-cursor.ts';

/** The curves that a net of one input makes, with the examples they should pass. Hand over a new `fit` when something changed. */
export function CurvePicture(props: { readonly fit: Fit; readonly height?: number | undefined }) {
  const room = createChartRoom();
  const picture = createMemo(() =>
    fitPicture(props.fit, { width: room.width(), height: props.height ?? 280, text: room.text() }),
  );
  const words = (x: number) => {
    const { xs, curves, xName } = props.fit;
    const place = Math.max(0, placeOfStep(xs, x));
    const told = curves.map(({ name, ys }) => `${name} ${shortNumeral(ys[place] ?? Number.NaN)}`);
    return `${xName} ${shortNumeral(xs[place] ?? x)}: ${told.join(', ')}`;
  };
  const { overlays, cursor } = createPlaneCursor(() => picture(), {
    steps: () => props.fit.xs.length - 1,
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

function fitNumbers({ xs, curves, points, xName }: Fit): Numbers {
  const rows = Array.from(xs, (x, index) => [x, ...curves.map(({ ys }) => ys[index] ?? null), null]);
  const examples = Array.from(points?.xs ?? [], (x, index) => [
    x,
    ...curves.map(() => null),
    points?.ys[index] ?? null,
  ]);
  return { columns: [xName, ...curves.map(({ name }) => name), 'target'], rows: [...rows, ...examples] };
}
