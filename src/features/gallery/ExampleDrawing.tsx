import { For } from 'solid-js';
import type { Example } from '../../store/gallery/example.ts';
import { drawingOf } from './drawing-of.ts';

/** A small picture of an example's graph: cards and wires, no numbers. Decoration. */
export function ExampleDrawing(props: { readonly example: Example }) {
  const drawing = () => drawingOf(props.example);
  return (
    <svg class="example-drawing" viewBox={drawing().viewBox} aria-hidden="true">
      <path d={drawing().wires} />
      <For each={drawing().cards}>
        {({ x, y, width, height, kind }) => <rect x={x} y={y} width={width} height={height} rx="14" data-kind={kind} />}
      </For>
    </svg>
  );
}
