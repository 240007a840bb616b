import './Chart.css';
import { Show, type JSX } from 'solid-js';
import { ChartActions } from './ChartActions.tsx';
import type { ChartRoom } from './chart-room.ts';
import { ChartTable } from './ChartTable.tsx';
import { Legend } from './Legend.tsx';
import type { Mark, Numbers, Picture } from './picture.ts';
import { PictureView } from './PictureView.tsx';

/** What a chart's cursor says to those who hear it: a slider along one axis, or a free point on a plane. */
export interface ChartCursor {
  /** Where the pointer is, in px of the first plot; null when it leaves. */
  readonly onPoint: (place: { readonly x: number; readonly y: number } | null) => void;
  /** An arrow key, in steps; y grows upwards. Home and End go all the way. */
  readonly onStep: (dx: number, dy: number) => void;
  /** A press or Enter where the cursor stands. */
  readonly onPick?: (() => void) | undefined;
  /** The numbers under the cursor, in words; empty where there is none. */
  readonly words: string;
  /** Whether it follows a pressed pointer only, so that something is dragged rather than pointed at. */
  readonly drags?: boolean | undefined;
  /** Set for a cursor along one axis. */
  readonly along?: { readonly low: number; readonly high: number; readonly at: number } | undefined;
}

export interface ChartProps {
  readonly room: ChartRoom;
  readonly picture: Picture;
  readonly overlays?: readonly (readonly Mark[])[] | undefined;
  readonly cursor?: ChartCursor | undefined;
  /** For the table, and for the file where `file` has no more of them. */
  readonly numbers: () => Numbers;
  readonly file?: (() => Numbers) | undefined;
  /** Without its ending. */
  readonly fileName: string;
  /** A remark under the picture: what is left out of it, and why. */
  readonly children?: JSX.Element;
}

/** A picture narrower than this share of its room has its words beside it. */
const leavesRoom = 0.68;

/** A picture with all that belongs to one: what it shows in words, its legend, the numbers under a cursor that also keys move, a table
 *  for those who do not see it, and files. */
export function Chart(props: ChartProps) {
  return (
    <figure
      class="chart"
      ref={(element) => props.room.bind(element)}
      data-beside={props.picture.width < leavesRoom * props.room.width() ? '' : undefined}
    >
      <Show
        when={props.cursor}
        fallback={
          <div class="chart-plot" role="img" aria-label={props.picture.title}>
            <PictureView picture={props.picture} overlays={props.overlays} />
          </div>
        }
      >
        {(cursor) => <CursorPlot picture={props.picture} overlays={props.overlays} cursor={cursor()} />}
      </Show>
      <div class="chart-side">
        <Show when={props.cursor}>
          {(cursor) => (
            <output class="chart-readout" aria-live={cursor().along === undefined ? 'polite' : 'off'}>
              {cursor().words || '\u00A0'}
            </output>
          )}
        </Show>
        <Legend items={props.picture.legend} />
        <Show when={props.children}>{(remark) => <p class="chart-remark">{remark()}</p>}</Show>
        <div class="chart-foot">
          <ChartTable caption={props.picture.title} numbers={props.numbers} />
          <ChartActions picture={props.picture} numbers={props.file ?? props.numbers} fileName={props.fileName} />
        </div>
      </div>
    </figure>
  );
}

/** The step of each key; as far as it goes for Home and End. */
const keySteps: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  PageUp: [10, 0],
  PageDown: [-10, 0],
  Home: [Number.NEGATIVE_INFINITY, 0],
  End: [Number.POSITIVE_INFINITY, 0],
};

function CursorPlot(props: {
  readonly picture: Picture;
  readonly overlays: readonly (readonly Mark[])[] | undefined;
  readonly cursor: ChartCursor;
}) {
  const along = () => props.cursor.along;

  function press(event: PointerEvent & { readonly currentTarget: HTMLElement }): void {
    if (props.cursor.drags === true) event.currentTarget.setPointerCapture(event.pointerId);
    point(event);
  }

  function move(event: PointerEvent & { readonly currentTarget: HTMLElement }): void {
    if (props.cursor.drags !== true || event.currentTarget.hasPointerCapture(event.pointerId)) point(event);
  }

  function leave(): void {
    if (props.cursor.drags !== true) props.cursor.onPoint(null);
  }

  function point(event: PointerEvent & { readonly currentTarget: HTMLElement }): void {
    const rectangle = event.currentTarget.getBoundingClientRect();
    const box = props.picture.plots[0]?.box ?? { x: 0, y: 0 };
    props.cursor.onPoint({ x: event.clientX - rectangle.left - box.x, y: event.clientY - rectangle.top - box.y });
  }

  function key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = keySteps[event.key];
    const picks = event.key === 'Enter' && props.cursor.onPick !== undefined;
    if (step === undefined && !picks) return;
    event.preventDefault();
    event.stopPropagation();
    if (step !== undefined) props.cursor.onStep(step[0], step[1]);
    else props.cursor.onPick?.();
  }

  return (
    <div
      class="chart-plot"
      tabindex="0"
      data-cursor
      role={along() === undefined ? 'application' : 'slider'}
      aria-label={props.picture.title}
      aria-valuemin={along()?.low}
      aria-valuemax={along()?.high}
      aria-valuenow={along()?.at}
      aria-valuetext={along() === undefined ? undefined : props.cursor.words}
      on:pointermove={move}
      on:pointerdown={press}
      on:pointerleave={leave}
      on:click={() => props.cursor.onPick?.()}
      on:keydown={key}
    >
      <PictureView picture={props.picture} overlays={props.overlays} />
    </div>
  );
}
