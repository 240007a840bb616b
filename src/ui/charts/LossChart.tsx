import { createMemo, createSignal } from 'solid-js';
import { shortNumeral } from '../../kernel/numeral.ts';
import { Chart } from './Chart.tsx';
import { createChartRoom } from './chart-room.ts';
import { lossPicture, placeOfStep, stepMarks, type LossLine } from './loss-picture.ts';
import type { Numbers } from './picture.ts';
import { valueAtShare, type ScaleKind } from './scale.ts';

export interface LossChartProps {
  /** The run of interest first. Hand over a new list when something changed. */
  readonly lines: readonly LossLine[];
  readonly scale: ScaleKind;
  /** In CSS px. */
  readonly height?: number | undefined;
  /** The step whose parameters the page shows, marked while nothing is pointed at. */
  readonly step?: number | undefined;
  /** A press, or Enter, at a step. */
  readonly onPick?: ((step: number) => void) | undefined;
}

/** How the loss went, step by step: several lines, each known by its dashes, and a cursor that reads them all. */
export function LossChart(props: LossChartProps) {
  const room = createChartRoom();
  const [pointed, setPointed] = createSignal<number | null>(null);
  const picture = createMemo(() =>
    lossPicture(props.lines, props.scale, { width: room.width(), height: props.height ?? 240, text: room.text() }),
  );
  const last = () => picture().steps.high;
  const main = () => props.lines.find((line) => line.role === 'training') ?? props.lines[0];
  const at = () => pointed() ?? props.step ?? null;
  const overlays = createMemo(() => {
    const step = at();
    return step === null ? undefined : stepMarks(picture(), props.lines, step);
  });
  const unplaced = () => (props.scale === 'log' ? countNotPositive(props.lines) : 0);

  function nearest(step: number): number {
    const steps = main()?.steps ?? [];
    const below = Math.max(0, placeOfStep(steps, step));
    const [a, b] = [steps[below] ?? 0, steps[below + 1] ?? steps[below] ?? 0];
    return step - a <= b - step ? a : b;
  }

  function move(places: number): void {
    const steps = main()?.steps ?? [];
    const from = placeOfStep(steps, at() ?? Number.POSITIVE_INFINITY);
    const to = Math.max(0, Math.min(steps.length - 1, from + places));
    setPointed(steps[to] ?? 0);
  }

  return (
    <Chart
      room={room}
      picture={picture()}
      overlays={overlays()}
      numbers={() => lossNumbers(props.lines)}
      fileName="loss"
      cursor={{
        onPoint: (place) =>
          setPointed(
            place === null
              ? null
              : nearest(valueAtShare(picture().steps, place.x / (picture().plots[0]?.box.width ?? 1))),
          ),
        onStep: (dx, dy) => move(dx + dy),
        onPick: props.onPick === undefined ? undefined : () => props.onPick?.(at() ?? last()),
        words: stepWords(props.lines, at() ?? last()),
        along: { low: 0, high: last(), at: at() ?? last() },
      }}
    >
      {unplaced() > 0
        ? `${unplaced()} losses at or below 0 have no place on a logarithmic axis. Choose the linear one to see them.`
        : undefined}
    </Chart>
  );
}

/** “step 12 · loss 0.3214 · validation 0.35”. */
function stepWords(lines: readonly LossLine[], step: number): string {
  const parts = lines.flatMap((line) => {
    const place = placeOfStep(line.steps, step);
    const loss = line.losses[place];
    if (loss === undefined) return [];
    const accuracy = line.accuracies?.[place];
    const share = accuracy === undefined || Number.isNaN(accuracy) ? '' : ` (${shortNumeral(accuracy * 100)} % right)`;
    return [`${line.name} ${shortNumeral(loss)}${share}`];
  });
  return parts.length === 0 ? 'no step yet' : [`step ${step}`, ...parts].join(' · ');
}

function lossNumbers(lines: readonly LossLine[]): Numbers {
  const steps = [...new Set(lines.flatMap((line) => Array.from(line.steps)))].toSorted((a, b) => a - b);
  const columns = lines.flatMap((line) => [line.name, ...(line.accuracies === null ? [] : [`${line.name}: accuracy`])]);
  const places = lines.map((line) => new Map(Array.from(line.steps, (step, place) => [step, place])));
  const cell = (values: ArrayLike<number>, place: number | undefined) =>
    place === undefined ? null : (values[place] ?? null);
  return {
    columns: ['step', ...columns],
    rows: steps.map((step) => [
      step,
      ...lines.flatMap((line, index) => {
        const place = places[index]?.get(step);
        return [cell(line.losses, place), ...(line.accuracies === null ? [] : [cell(line.accuracies, place)])];
      }),
    ]),
  };
}

function countNotPositive(lines: readonly LossLine[]): number {
  let count = 0;
  for (const { losses } of lines)
    for (let index = 0; index < losses.length; index++) if ((losses[index] ?? Number.NaN) <= 0) count++;
  return count;
}
