import { createSignal, createUniqueId, onMount, Show } from 'solid-js';
import './Canvas.css';
import type { CanvasProps } from './flow-model.ts';
import type { CanvasElements } from './flow.ts';
import { Plane } from './Plane.tsx';

/** The live canvas: cards and wires that can be panned, zoomed, dragged, wired and walked. See `CanvasProps` for what it is handed. */
export function Canvas(props: CanvasProps) {
  const [elements, setElements] = createSignal<CanvasElements | null>(null);
  const hint = createUniqueId();
  let root: HTMLDivElement | undefined;
  let grid: HTMLDivElement | undefined;
  let stage: HTMLDivElement | undefined;
  let plane: HTMLDivElement | undefined;
  let farCards: HTMLCanvasElement | undefined;
  let farWires: HTMLCanvasElement | undefined;

  // Cards come only once the canvas is in the page and has a size, so that the first frame is the right one.
  onMount(() => {
    if (!root || !grid || !stage || !plane || !farCards || !farWires) return;
    setElements({ root, grid, stage, plane, farCards, farWires });
  });

  return (
    <div
      class="canvas"
      ref={(element) => (root = element)}
      tabIndex={0}
      role="application"
      aria-label={props.label}
      aria-describedby={hint}
      data-tool={props.tool}
    >
      <div class="canvas-grid" ref={(element) => (grid = element)} />
      <p class="canvas-hint" id={hint}>
        Tab walks the nodes in the order they are computed. Escape, then Tab, leaves the canvas.
      </p>
      <div class="canvas-stage" ref={(element) => (stage = element)}>
        <canvas class="canvas-far" aria-hidden="true" ref={(element) => (farWires = element)} />
        <canvas class="canvas-far" aria-hidden="true" ref={(element) => (farCards = element)} />
        <div class="canvas-plane" data-world="" ref={(element) => (plane = element)}>
          <Show when={elements()}>{(made) => <Plane elements={made()} canvas={props} />}</Show>
        </div>
      </div>
    </div>
  );
}
