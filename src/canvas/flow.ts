import { createEffect, createSignal, onCleanup, untrack } from 'solid-js';
import { createController } from './controller.ts';
import { createLateFarPicture } from './late-far-picture.ts';
import type { CanvasProps, FlowTransform } from './flow-model.ts';
import { createHitTest } from './hit.ts';
import { createMarquee, type Marquee } from './marquee.ts';
import { createMounting, type Mounting } from './mounting.ts';
import { createNodeDrag, type NodeDrag } from './node-drag.ts';
import { createPortDrag } from './port-drag.ts';
import { listenToPorts } from './port-presses.ts';
import { listenToPresses } from './press.ts';
import { createScene, type Scene } from './scene.ts';
import { createTaps } from './taps.ts';
import { closestDots, portTarget } from './thresholds.ts';
import { createViewport, type Viewport } from './viewport.ts';
import { createWalk, type Walk } from './walk.ts';
import { listenToWheel } from './wheel.ts';
import { createWirePaint, type WirePaint } from './wire-paint.ts';
import { createWiring, type Wiring } from './wiring.ts';

/** The elements that are there before any card is. */
export interface CanvasElements {
  /** What pans and zooms; also the canvas's stop for Tab. */
  readonly root: HTMLDivElement;
  readonly grid: HTMLDivElement;
  /** Holds everything that Tab may be kept out of. */
  readonly stage: HTMLDivElement;
  /** The plane of flow coordinates, moved and scaled as one. */
  readonly plane: HTMLDivElement;
  readonly farCards: HTMLCanvasElement;
  readonly farWires: HTMLCanvasElement;
}

/** A mounted canvas, put together. */
export interface Flow {
  readonly props: CanvasProps;
  readonly scene: Scene;
  readonly viewport: Viewport;
  readonly mounting: Mounting;
  readonly wiring: Wiring;
  readonly nodeDrag: NodeDrag;
  readonly marquee: Marquee;
  readonly walk: Walk;
  readonly paint: WirePaint;
  readonly isSelected: (id: string) => boolean;
}

export function createFlow(elements: CanvasElements, props: CanvasProps): Flow {
  const { root, grid, stage, plane, farCards, farWires } = elements;
  const scene = createScene(props);

  let frame = 0;
  const onFrame = (): void => {
    frame = 0;
    mounting.look();
    props.onViewport(viewport.transform());
  };
  const settle = (): void => {
    // The ports' targets keep their size on the screen; once per gesture is enough, and costs a pass over all cards.
    const { zoom } = viewport.transform();
    const coarse = matchMedia('(pointer: coarse)').matches;
    const least = coarse ? portTarget.coarse : portTarget.fine;
    const target = Math.min(coarse ? portTarget.mostCoarse : portTarget.mostFine, Math.max(least, least / zoom));
    plane.style.setProperty('--port-target', `${target}px`);
    plane.style.setProperty('--canvas-unit', `${1 / zoom}`);
  };
  const viewport = createViewport(
    root,
    untrack(() => props.initialTransform),
    {
      onTransform: (transform) => {
        plane.style.setProperty('transform', `translate(${transform.x}px, ${transform.y}px) scale(${transform.zoom})`);
        moveGrid(
          grid,
          transform,
          untrack(() => props.gridSize),
        );
        farPicture.follow(transform);
        if (frame === 0) frame = requestAnimationFrame(onFrame);
      },
      onMoving: (moving) => {
        root.toggleAttribute('data-moving', moving);
        if (moving) return;
        settle();
        farPicture.settled();
      },
      onResize: () => {
        if (!opened) open();
        mounting.look();
        farPicture.settled();
      },
    },
  );

  const wiring = createWiring(props, scene, viewport);
  const nodeDrag = createNodeDrag({ root, stage }, props, scene, viewport);
  const marquee = createMarquee(root, props, scene, viewport);
  const walk = createWalk({ root, stage }, props, scene, viewport, wiring);
  const [farMissing, setFarMissing] = createSignal(false);
  const mounting = createMounting(scene, viewport, {
    focused: walk.focused,
    gripped: () => {
      // A finger's events stop with its element, so the node that a wire hangs on stays too.
      const more = [wiring.inHand()?.anchor.node, walk.arriving()].filter((id) => typeof id === 'string');
      return more.length === 0 ? nodeDrag.gripped() : new Set([...nodeDrag.gripped(), ...more]);
    },
    selection: () => props.selection,
    farMissing,
  });
  const farPicture = createLateFarPicture(
    setFarMissing,
    { cards: farCards, wires: farWires },
    props,
    scene,
    viewport,
    mounting,
  );
  const portDrag = createPortDrag(root, scene, viewport, wiring);
  const hit = createHitTest(scene, viewport, mounting);
  const paint = createWirePaint(props, scene);

  const ports = listenToPorts(root, props, { scene, viewport, wiring, walk, portDrag, hit });
  const taps = createTaps(props, { scene, viewport, mounting, wiring, walk, ports });
  const presses = listenToPresses(root, props, { hit, viewport, nodeDrag, portDrag, marquee, taps });
  const stops = [ports.stop, listenToWheel(root, () => untrack(() => props.wheel), viewport)];
  const cancel = (): boolean => presses.cancel() || walk.cancelWire();
  // Before everyone else: Escape in the middle of a gesture means the gesture.
  const onEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !cancel()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', onEscape, { capture: true });

  const controller = createController({ scene, viewport, mounting, wiring, walk, cancel });
  let opened = false;
  /** The first look, as soon as there is a size. */
  const open = (): void => {
    const { width, height } = viewport.size();
    if (width === 0 || height === 0) return;
    opened = true;
    const initial = untrack(() => props.initialTransform);
    if (initial === undefined) controller.fit(undefined, { animate: false });
    else viewport.set(initial);
    settle();
    mounting.look();
  };
  open();
  createEffect(() => root.toggleAttribute('data-far', mounting.farShown()));

  onCleanup(() => {
    cancelAnimationFrame(frame);
    window.removeEventListener('keydown', onEscape, { capture: true });
    for (const stop of stops) stop();
    presses.destroy();
    nodeDrag.destroy();
    viewport.destroy();
  });

  props.controller(controller);

  const isSelected: Flow['isSelected'] = (id) => props.selection.has(id) || marquee.touched().has(id);
  return { props, scene, viewport, mounting, wiring, nodeDrag, marquee, walk, paint, isSelected };
}

/** Keeps the grid's dots under the nodes: a cell's worth of shift, and every other dot left out as long as they would stand too close. */
function moveGrid(grid: HTMLElement, { x, y, zoom }: FlowTransform, gridSize: number): void {
  let step = gridSize * zoom;
  while (step < closestDots) step *= 2;
  grid.style.setProperty('--grid-step', `${step}px`);
  grid.style.setProperty('transform', `translate(${((x % step) + step) % step}px, ${((y % step) + step) % step}px)`);
}
