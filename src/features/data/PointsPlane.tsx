import { createMemo, createSignal, For } from 'solid-js';
import { numeral, shortNumeral } from '../../kernel/numeral.ts';
import { tableLimits } from '../../graph/table-limits.ts';
import { setColumns } from '../../store/data-edits.ts';
import { Button } from '../../ui/Button.tsx';
import { ClassShape } from './Legend.tsx';
import type { DataTable } from './data-table.ts';
import { frameAround, fromPicture, toPictureX, toPictureY } from './plane-frame.ts';
import { beginGesture, moveGesture, nearest, type Pixel, type PlaneGesture, type PlaneTool } from './points-gesture.ts';
import { withPoints, type OwnPoint, type PointsTable } from './points-table.ts';
import { axesPath, PointPaths } from './Scatter.tsx';
import type { ScatterPoints } from './scatter-points.ts';

const side = 420;
/** How far an arrow key goes, in px of the picture; with Shift five times that. */
const keyStep = 10;

/** The plane one puts points on. A click puts one, a drag several or moves the one it began on, the eraser takes them away; the arrow keys
 *  move a cross that Enter and Delete act on. A drag is one undo step. */
export function PointsPlane(props: { readonly table: DataTable; readonly of: PointsTable }) {
  const [chosen, setChosen] = createSignal(0);
  const [erases, setErases] = createSignal(false);
  const [gesture, setGesture] = createSignal<PlaneGesture | null>(null);
  const [cross, setCross] = createSignal<Pixel>({ px: side / 2, py: side / 2 });
  const [isFocused, setFocused] = createSignal(false);

  const tool = (): PlaneTool => {
    const { classes } = props.of;
    return erases() ? { kind: 'erase' } : { kind: 'put', value: (classes[chosen()] ?? classes[0])?.value ?? 0 };
  };
  // Fixed while a gesture goes on, so that the plane stays under the pointer.
  const frame = createMemo(() => frameAround(props.of.points, side));
  const points = () => gesture()?.points ?? props.of.points;
  const shown = createMemo<ScatterPoints>(() => {
    const places = new Map(props.of.classes.map(({ value }, place) => [value, place]));
    return {
      xName: props.of.x.name,
      yName: props.of.y.name,
      points: points().map(({ x, y, value }) => ({ x, y, place: places.get(value) ?? 0 })),
      classes: props.of.classes,
    };
  });
  /** The numbers at the ends of the axes. */
  const ends = () => {
    const { xLow, xHigh, yLow, yHigh } = frame();
    const below = clamped(toPictureY(frame(), 0) + 14);
    const left = clamped(toPictureX(frame(), 0) - 5);
    return [
      { x: 4, y: below, text: shortNumeral(xLow), anchor: 'start' },
      { x: side - 4, y: below, text: shortNumeral(xHigh), anchor: 'end' },
      { x: left, y: 14, text: shortNumeral(yHigh), anchor: 'end' },
      { x: left, y: side - 6, text: shortNumeral(yLow), anchor: 'end' },
    ] as const;
  };
  const spot = () => {
    const { px, py } = cross();
    const { x, y } = fromPicture(frame(), px, py);
    const under = nearest(points(), frame(), cross());
    const held = under === null ? undefined : shown().points[under];
    const what = held === undefined ? '' : `, on a point of ${props.of.classes[held.place]?.name ?? ''}`;
    return `${props.of.x.name} ${numeral(x, { places: 2 })}, ${props.of.y.name} ${numeral(y, { places: 2 })}${what}`;
  };

  function write(label: string, next: readonly OwnPoint[]): void {
    if (next === props.of.points) return;
    props.table.edit(
      label,
      setColumns(props.table.document(), props.table.id, withPoints(props.of, props.table.record().columns, next)),
    );
  }

  function labelOf(next: readonly OwnPoint[]): string {
    const more = next.length - props.of.points.length;
    if (more === 0) return 'Move a point';
    const count = Math.abs(more) === 1 ? 'a point' : `${Math.abs(more)} points`;
    return more > 0 ? `Put ${count}` : `Erase ${count}`;
  }

  const pixelOf = (event: PointerEvent, plane: Element): Pixel => {
    const box = plane.getBoundingClientRect();
    const scale = box.width === 0 ? 1 : side / box.width;
    const within = (at: number) => Math.max(0, Math.min(side, at));
    return { px: within((event.clientX - box.left) * scale), py: within((event.clientY - box.top) * scale) };
  };

  function press(event: PointerEvent & { readonly currentTarget: SVGSVGElement }): void {
    if (event.button !== 0) return;
    const at = pixelOf(event, event.currentTarget);
    setCross(at);
    if (event.currentTarget.hasPointerCapture !== undefined) event.currentTarget.setPointerCapture(event.pointerId);
    setGesture(beginGesture(props.of.points, tool(), frame(), at, tableLimits.rows));
  }

  function move(event: PointerEvent & { readonly currentTarget: SVGSVGElement }): void {
    const now = gesture();
    if (now === null) return;
    const at = pixelOf(event, event.currentTarget);
    setCross(at);
    setGesture(moveGesture(now, tool(), frame(), at, tableLimits.rows));
  }

  function end(): void {
    const now = gesture();
    setGesture(null);
    if (now === null) return;
    write(labelOf(now.points), now.points);
    if (now.points.length >= tableLimits.rows) props.table.say(`A table has at most ${tableLimits.rows} rows.`);
    if (erases() && now.points.length === 1) props.table.say('A table keeps at least one row.');
  }

  function key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = event.shiftKey ? 5 * keyStep : keyStep;
    if (event.key === 'Escape' && gesture() !== null) setGesture(null);
    else if (event.key === 'ArrowLeft') step(-by, 0);
    else if (event.key === 'ArrowRight') step(by, 0);
    else if (event.key === 'ArrowUp') step(0, -by);
    else if (event.key === 'ArrowDown') step(0, by);
    else if (event.key === 'Enter' || event.key === ' ') act(tool());
    else if (event.key === 'Delete' || event.key === 'Backspace') act({ kind: 'erase' });
    else if (/^[1-9]$/.test(event.key) && Number(event.key) <= props.of.classes.length) choose(Number(event.key) - 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function step(dx: number, dy: number): void {
    const within = (at: number) => Math.max(0, Math.min(side, at));
    setCross(({ px, py }) => ({ px: within(px + dx), py: within(py + dy) }));
  }

  /** The key's way of a click: a point is put beside others too, never moved. */
  function act(how: PlaneTool): void {
    if (how.kind === 'put' && nearest(props.of.points, frame(), cross()) !== null) {
      props.table.say('There is a point already. Delete erases it.');
      return;
    }
    const { points: next } = beginGesture(props.of.points, how, frame(), cross(), tableLimits.rows);
    if (next.length === props.of.points.length)
      props.table.say(
        how.kind === 'erase' ? 'There is no point to erase.' : `A table has at most ${tableLimits.rows} rows.`,
      );
    else write(labelOf(next), next);
  }

  function choose(place: number): void {
    setChosen(place);
    setErases(false);
  }

  return (
    <div class="points-pane">
      <div class="points-tools" role="group" aria-label="What a press does">
        <For each={props.of.classes}>
          {({ name }, place) => (
            <Button
              size="small"
              variant="outline"
              name={`Put points of class ${name}`}
              pressed={!erases() && chosen() === place()}
              onPress={() => choose(place())}
            >
              <ClassShape place={place()} />
              {name}
            </Button>
          )}
        </For>
        <Button size="small" variant="outline" icon="close" pressed={erases()} onPress={() => setErases(true)}>
          Erase
        </Button>
      </div>
      <svg
        class="points-plane"
        role="application"
        tabindex="0"
        aria-label={`Plane of ${props.of.x.name} and ${props.of.y.name}, ${points().length} points`}
        aria-description="Arrow keys move the cross, Enter puts a point, Delete erases one, digits choose the class."
        viewBox={`0 0 ${side} ${side}`}
        on:pointerdown={press}
        on:pointermove={move}
        on:pointerup={end}
        on:pointercancel={() => setGesture(null)}
        on:keydown={key}
        on:focus={() => setFocused(true)}
        on:blur={() => setFocused(false)}
      >
        <path class="points-axes" d={axesPath(frame())} />
        <PointPaths of={shown()} frame={frame()} radius={4.5} />
        <path
          class="points-cross"
          data-shown={isFocused() && gesture() === null ? '' : undefined}
          d={`M${cross().px - 9} ${cross().py}h18M${cross().px} ${cross().py - 9}v18`}
        />
        <For each={ends()}>
          {({ x, y, text, anchor }) => (
            <text x={x} y={y} text-anchor={anchor}>
              {text}
            </text>
          )}
        </For>
        <text x={side - 4} y={clamped(toPictureY(frame(), 0) - 5)} text-anchor="end">
          {props.of.x.name}
        </text>
        <text x={clamped(toPictureX(frame(), 0) + 5)} y="14">
          {props.of.y.name}
        </text>
      </svg>
      <p class="points-spot" aria-live="polite">
        {isFocused() ? spot() : 'Click to put a point, drag to put several or to move one.'}
      </p>
    </div>
  );
}

function clamped(at: number): number {
  return Math.max(14, Math.min(side - 6, at));
}
