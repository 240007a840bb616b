import { createMemo } from 'solid-js';
import { binned } from './bins.ts';
import { Chart } from './Chart.tsx';
import { createChartRoom } from './chart-room.ts';
import { histogramPicture } from './histogram-picture.ts';
import type { Numbers } from './picture.ts';
import type { ScaleKind } from './scale.ts';

export interface HistogramProps {
  readonly values: ArrayLike<number>;
  /** What is counted, one of them: “gradient”. */
  readonly name: string;
  readonly signed: boolean;
  readonly counts: ScaleKind;
  readonly height?: number | undefined;
}

/** How many of some numbers lie where. */
export function Histogram(props: HistogramProps) {
  const room = createChartRoom();
  const bins = createMemo(() => binned(props.values));
  const picture = createMemo(() =>
    histogramPicture(
      { bins: bins(), name: props.name, signed: props.signed, counts: props.counts },
      { width: room.width(), height: props.height ?? 180, text: room.text() },
    ),
  );
  const numbers = (): Numbers => {
    const { low, width, counts } = bins();
    return {
      columns: ['from', 'below', 'how many'],
      rows: counts.map((count, place) => [low + width * place, low + width * (place + 1), count]),
    };
  };
  return (
    <Chart room={room} picture={picture()} numbers={numbers} fileName={`${props.name}s`}>
      {bins().left > 0 ? `${bins().left} that are not finite are in no bar.` : undefined}
    </Chart>
  );
}
