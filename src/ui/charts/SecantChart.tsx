import { createMemo } from 'solid-js';
import { Chart } from './Chart.tsx';
import { createChartRoom } from './chart-room.ts';
import { secantPicture, type Secant } from './secant-picture.ts';
import { valueAtShare } from './scale.ts';

/** A curve with its tangent and a secant whose step h is dragged, or moved by the arrow keys. Hand over a new `secant` when something changed. */
export function SecantChart(props: {
  readonly secant: Secant;
  /** In CSS px. */
  readonly height: number;
  /** What it shows now, in words. */
  readonly words: string;
  /** The pointer wants x + h, or x − h, this far from x. */
  readonly onDrag: (distance: number) => void;
  /** So many steps larger. */
  readonly onStep: (steps: number) => void;
}) {
  const room = createChartRoom();
  const picture = createMemo(() =>
    secantPicture(props.secant, { width: room.width(), height: props.height, text: room.text() }),
  );
  const numbers = () => {
    const { xName, yName, x, offsets, ys } = props.secant;
    return {
      columns: [xName, yName],
      rows: Array.from(offsets, (offset, place) => [x + offset, ys[place] ?? null]),
    };
  };
  return (
    <Chart
      room={room}
      picture={picture()}
      numbers={numbers}
      fileName="secant"
      cursor={{
        drags: true,
        onPoint(place) {
          const { box, xScale } = picture();
          if (place !== null) props.onDrag(Math.abs(valueAtShare(xScale, place.x / box.width)));
        },
        onStep: (dx, dy) => props.onStep(dx + dy),
        words: props.words,
        along: { low: -17, high: 0, at: Math.log10(props.secant.h) },
      }}
    />
  );
}
