import { createEffect, on, onCleanup, untrack } from 'solid-js';
import { curveBounds } from './curve.ts';
import { drawFarCard, onPicture, tintOf, type Tint } from './far-cards.ts';
import { drawFarWires, type FarWire } from './far-wires.ts';
import type { CanvasProps, FlowNode, FlowTransform } from './flow-model.ts';
import { contains, grown, overlaps, shownPart, type Rect } from './geometry.ts';
import { readInk, watchInk } from './ink.ts';
import type { Mounting } from './mounting.ts';
import type { Scene } from './scene.ts';
import { coverMs, farMargin, farPixelRatio, farWiresMs, pinLimit } from './thresholds.ts';
import type { Viewport } from './viewport.ts';
import { wireLook, type WireSign } from './wire-look.ts';

/** The picture of rectangles and wires that stands in for cards when there are too many for the frame. While the view moves, the finished
 *  bitmaps are only moved and scaled; they are drawn again when it has settled. */
export interface FarPicture {
  /** The view moved: moves the bitmaps along. */
  readonly follow: (transform: FlowTransform) => void;
  /** The view has settled. */
  readonly settled: () => void;
}

interface Drawn {
  readonly transform: FlowTransform;
  readonly covers: Rect;
  readonly margin: { readonly x: number; readonly y: number };
  readonly cards: readonly FlowNode[];
  readonly tints: Tint[];
}

export function createFarPicture(
  elements: { readonly cards: HTMLCanvasElement; readonly wires: HTMLCanvasElement },
  props: CanvasProps,
  scene: Scene,
  viewport: Viewport,
  mounting: Mounting,
): FarPicture {
  const { cards, wires } = elements;
  const layers = [wires, cards];
  let ink = readInk(cards);
  let drawn: Drawn | null = null;
  let drawnAt = -Infinity;
  let frame = 0;
  let wiresDue: ReturnType<typeof setTimeout> | undefined;
  let signs = new Map<string, WireSign>();

  const shown = (): boolean => untrack(mounting.farShown);
  const contextOf = (layer: HTMLCanvasElement): CanvasRenderingContext2D | null => layer.getContext('2d');

  const place = (transform: FlowTransform): void => {
    if (drawn === null) return;
    const { transform: then, margin } = drawn;
    const scale = transform.zoom / then.zoom;
    const x = transform.x + margin.x - scale * (margin.x + then.x);
    const y = transform.y + margin.y - scale * (margin.y + then.y);
    for (const layer of layers) layer.style.setProperty('transform', `translate(${x}px, ${y}px) scale(${scale})`);
  };

  const drawCard = (context: CanvasRenderingContext2D, on: Drawn, node: FlowNode, tint: Tint): void =>
    drawFarCard(context, ink, node, onPicture(scene.rect(node), on.transform, on.margin), {
      tint,
      selected: props.selection.has(node.id),
    });
  const toneOf = (node: FlowNode): Tint => (props.gradientsHidden ? 0 : tintOf(props.tone(node)));

  const drawWires = (on: Drawn, ratio: number): void => {
    const context = contextOf(wires);
    if (context === null) return;
    clearTimeout(wiresDue);
    wiresDue = undefined;
    const pinned = mounting.pinned();
    const list: FarWire[] = [];
    signs = new Map();
    for (const wire of scene.wires()) {
      if (pinned.has(wire.from.node) || pinned.has(wire.to.node)) continue;
      const curve = scene.curve(wire);
      if (curve === null || !overlaps(on.covers, curveBounds(curve))) continue;
      const look = wireLook(props.flow(wire), props.gradientsHidden);
      signs.set(wire.id, look.sign);
      list.push({ curve, look });
    }
    const { x, y, zoom } = on.transform;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, wires.width, wires.height);
    context.setTransform(zoom * ratio, 0, 0, zoom * ratio, (x + on.margin.x) * ratio, (y + on.margin.y) * ratio);
    drawFarWires(context, ink, list, zoom);
  };

  const ratioNow = (): number => Math.min(farPixelRatio, window.devicePixelRatio);

  const draw = (): void => {
    frame = 0;
    if (!shown()) return;
    untrack(() => {
      const { width, height } = viewport.size();
      const transform = viewport.transform();
      const ratio = ratioNow();
      const margin = { x: Math.round(width * farMargin), y: Math.round(height * farMargin) };
      const covers = grown(shownPart(transform, { width, height }), farMargin);
      const pinned = mounting.pinned();
      const visible = scene.nodes().filter((node) => !pinned.has(node.id) && overlaps(covers, scene.rect(node)));
      // Frames first: they lie beneath.
      const order = [
        ...visible.filter(({ layer }) => layer === 'frame'),
        ...visible.filter(({ layer }) => layer === 'card'),
      ];
      drawn = { transform, covers, margin, cards: order, tints: order.map(toneOf) };
      drawnAt = performance.now();
      const size = { width: width + 2 * margin.x, height: height + 2 * margin.y };
      for (const layer of layers) {
        const [w, h] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
        if (layer.width !== w || layer.height !== h) {
          layer.width = w;
          layer.height = h;
          for (const [name, value] of [
            ['left', -margin.x],
            ['top', -margin.y],
            ['width', size.width],
            ['height', size.height],
          ] as const) {
            layer.style.setProperty(name, `${value}px`);
          }
        }
      }
      place(transform);
      const context = contextOf(cards);
      if (context !== null) {
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.clearRect(0, 0, cards.width, cards.height);
        context.setTransform(ratio, 0, 0, ratio, 0, 0);
        for (const [index, node] of order.entries()) drawCard(context, drawn, node, drawn.tints[index] ?? 0);
      }
      drawWires(drawn, ratio);
    });
  };
  const drawSoon = (): void => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };

  /** New numbers: only cards whose tint changed are painted, and wires only when a sign changed. */
  const retint = (): void => {
    const on = drawn;
    const context = contextOf(cards);
    if (on === null || context === null) return;
    for (const [index, node] of on.cards.entries()) {
      const tint = node.layer === 'card' ? toneOf(node) : 0;
      if (tint === on.tints[index]) continue;
      on.tints[index] = tint;
      drawCard(context, on, node, tint);
    }
    if (wiresDue !== undefined) return;
    const turned = scene.wires().some((wire) => {
      const sign = signs.get(wire.id);
      return sign !== undefined && sign !== wireLook(props.flow(wire), props.gradientsHidden).sign;
    });
    if (turned) wiresDue = setTimeout(() => untrack(() => drawn !== null && drawWires(drawn, ratioNow())), farWiresMs);
  };

  createEffect(() => {
    if (!mounting.farShown()) return;
    scene.nodes();
    scene.wires();
    mounting.pinned();
    void props.selection;
    void props.gradientsHidden;
    drawSoon();
  });
  // A dragged card is a real one, and so not in the picture, unless there are too many of them.
  createEffect(
    on(scene.shift, (moved, before) => {
      if (((moved ?? before)?.ids.size ?? 0) > pinLimit) drawSoon();
    }),
  );
  createEffect(() => {
    void props.tick;
    if (shown()) untrack(retint);
  });
  const forget = watchInk(() => {
    ink = readInk(cards);
    drawSoon();
  });
  onCleanup(() => {
    forget();
    cancelAnimationFrame(frame);
    clearTimeout(wiresDue);
  });

  return {
    follow: (transform) => {
      if (!shown()) return;
      place(transform);
      const view = shownPart(transform, viewport.size());
      const covered = drawn !== null && contains(drawn.covers, view);
      if (!covered && performance.now() - drawnAt > coverMs) drawSoon();
    },
    settled: () => {
      if (shown() && drawn?.transform !== viewport.transform()) drawSoon();
    },
  };
}
