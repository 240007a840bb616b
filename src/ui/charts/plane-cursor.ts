import { createSignal, type Accessor } from 'solid-js';
import type { ChartCursor } from './Chart.tsx';
import { across, down } from './axes.ts';
import type { Mark } from './picture.ts';
import type { PlanePicture } from './region-picture.ts';
import { valueAtShare } from './scale.ts';
import { circle } from './shapes.ts';

/** Where a plane is being looked at, in its own numbers. */
interface PlanePlace {
  readonly x: number;
  readonly y: number;
}

export interface PlaneCursor {
  readonly overlays: Accessor<readonly (readonly Mark[])[] | undefined>;
  readonly cursor: Accessor<ChartCursor>;
}

/** A point on a plane that the pointer and the arrow keys move, `steps` of them from edge to edge. It starts in the middle. */
export function createPlaneCursor(
  picture: Accessor<PlanePicture>,
  options: {
    readonly steps: () => number;
    readonly words: (x: number, y: number) => string;
    readonly onPick?: (x: number, y: number) => void;
  },
): PlaneCursor {
  const [place, setPlace] = createSignal<PlanePlace | null>(null);

  function move(dx: number, dy: number): void {
    const { xScale, yScale } = picture();
    const by = (scale: { readonly low: number; readonly high: number }, from: number, steps: number) =>
      Math.max(scale.low, Math.min(scale.high, from + ((scale.high - scale.low) * steps) / options.steps()));
    const from = place() ?? { x: valueAtShare(xScale, 0.5), y: valueAtShare(yScale, 0.5) };
    setPlace(place() === null ? from : { x: by(xScale, from.x, dx), y: by(yScale, from.y, dy) });
  }

  return {
    overlays: () => {
      const at = place();
      if (at === null) return undefined;
      const { box, xScale, yScale } = picture();
      const [x, y] = [across(box, xScale, at.x), down(box, yScale, at.y)];
      return [[{ kind: 'path', d: `${circle(x, y, 4)}M${x} 0V${box.height}M0 ${y}H${box.width}`, stroke: 'accent' }]];
    },
    cursor: () => ({
      onPoint(at) {
        const { box, xScale, yScale } = picture();
        if (at === null || at.x < 0 || at.x > box.width || at.y < 0 || at.y > box.height) return setPlace(null);
        setPlace({ x: valueAtShare(xScale, at.x / box.width), y: valueAtShare(yScale, 1 - at.y / box.height) });
      },
      onStep: move,
      onPick:
        options.onPick === undefined
          ? undefined
          : () => {
              const at = place();
              if (at !== null) options.onPick?.(at.x, at.y);
            },
      words: wordsAt(place(), options.words),
    }),
  };
}

function wordsAt(place: PlanePlace | null, words: (x: number, y: number) => string): string {
  return place === null ? '' : words(place.x, place.y);
}
