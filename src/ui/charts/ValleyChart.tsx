import { createMemo } from 'solid-js';
import { Chart } from './Chart.tsx';
import { createChartRoom } from './chart-room.ts';
import { valueAtShare } from './scale.ts';
import { valleyPicture, type Valley } from './valley-picture.ts';

/** How the error of a measured slope depends on its step h, which is dragged or moved by the arrow keys. */
export function ValleyChart(props: {
  readonly valley: Valley;
  /** In CSS px. */
  readonly height: number;
  readonly words: string;
  readonly onDrag: (h: number) => void;
  /** So many steps larger. */
  readonly onStep: (steps: number) => void;
}) {
  const room = createChartRoom();
  const picture = createMemo(() =>
    valleyPicture(props.valley, { width: room.width(), height: props.height, text: room.text() }),
  );
  const numbers = () => ({
    columns: ['h', 'error of forward differences', 'error of central differences'],
    rows: props.valley.steps.map((h, place) => [
      h,
      props.valley.forward[place] ?? null,
      props.valley.central[place] ?? null,
    ]),
  });
  return (
    <Chart
      room={room}
      picture={picture()}
      numbers={numbers}
      fileName="slope-error"
      cursor={{
        drags: true,
        onPoint(place) {
          const { box, hScale } = picture();
          if (place !== null) props.onDrag(valueAtShare(hScale, place.x / box.width));
        },
        onStep: (dx, dy) => props.onStep(dx + dy),
        words: props.words,
        along: { low: -17, high: 0, at: Math.log10(props.valley.h) },
      }}
    />
  );
}
