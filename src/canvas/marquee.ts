import { batch, createSignal, untrack, type Accessor } from 'solid-js';
import { createEdgeGuard } from './edge-guard.ts';
import type { CanvasProps, Point } from './flow-model.ts';
import { between, overlaps, type Rect } from './geometry.ts';
import type { Scene } from './scene.ts';
import type { Viewport } from './viewport.ts';

/** Selecting by drawing a rectangle. */
export interface Marquee {
  /** The rectangle so far, in flow coordinates; null when none is drawn. */
  readonly rect: Accessor<Rect | null>;
  /** The nodes it touches so far, shown as selected before they are. */
  readonly touched: Accessor<ReadonlySet<string>>;
  readonly begin: (client: Point, add: boolean) => void;
  readonly move: (client: Point) => void;
  readonly end: () => void;
  readonly cancel: () => boolean;
}

const none: ReadonlySet<string> = new Set();

export function createMarquee(root: HTMLElement, props: CanvasProps, scene: Scene, viewport: Viewport): Marquee {
  const [rect, setRect] = createSignal<Rect | null>(null);
  const [touched, setTouched] = createSignal<ReadonlySet<string>>(none);
  let corner: Point | null = null;
  let pointer: Point = { x: 0, y: 0 };
  let adds = false;
  let frame = 0;
  const edge = createEdgeGuard(root);

  const draw = (): void => {
    if (corner === null) return;
    const next = between(corner, viewport.toFlow(pointer));
    const inside = untrack(scene.nodes).filter(
      (node) =>
        node.layer === 'card' &&
        overlaps(
          next,
          untrack(() => scene.rect(node)),
        ),
    );
    batch(() => {
      setRect(next);
      setTouched((before) =>
        before.size === inside.length && inside.every(({ id }) => before.has(id))
          ? before
          : new Set(inside.map(({ id }) => id)),
      );
    });
  };
  const autoPan = (): void => {
    const { x, y } = edge.pan(pointer);
    if (x !== 0 || y !== 0) {
      viewport.panBy(x, y);
      draw();
    }
    frame = requestAnimationFrame(autoPan);
  };
  const close = (): void => {
    cancelAnimationFrame(frame);
    corner = null;
    viewport.mode({ selecting: false });
    batch(() => {
      setRect(null);
      setTouched(none);
    });
  };

  return {
    rect,
    touched,
    begin: (client, add) => {
      corner = viewport.toFlow(client);
      pointer = client;
      adds = add;
      edge.reset();
      viewport.mode({ selecting: true });
    },
    move: (client) => {
      if (corner === null) return;
      if (rect() === null) frame = requestAnimationFrame(autoPan);
      pointer = client;
      draw();
    },
    end: () => {
      if (corner === null) return;
      const drawn = untrack(rect) !== null;
      const ids = [...untrack(touched)];
      close();
      if (drawn) props.onSelect(ids, adds ? 'add' : 'replace');
    },
    cancel: () => {
      if (corner === null) return false;
      const drawn = untrack(rect) !== null;
      close();
      return drawn;
    },
  };
}
