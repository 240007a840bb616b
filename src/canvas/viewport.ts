import { getViewportForBounds, PanOnScrollMode, XYPanZoom, infiniteExtent } from '@xyflow/system';
import type { FitOptions, FlowTransform, Point } from './flow-model.ts';
import { moveIntoView, shownPart, type Rect, type Size } from './geometry.ts';
import { createGlide } from './glide.ts';
import { maxZoom, minZoom, settleMs } from './thresholds.ts';

/** The prefix of the class names by which @xyflow/system knows nodes and ports. */
export const lib = 'nudge';

/** Who may pan and zoom just now. `@xyflow/system` must be told again whenever one of these changes. */
interface ViewportMode {
  /** A marquee is being drawn: nothing pans. */
  readonly selecting: boolean;
  /** A wire is being drawn: nothing pans, the wheel still zooms. */
  readonly connecting: boolean;
  /** Space, the middle button or a second finger: pan and pinch from everywhere, cards included. */
  readonly everywhere: boolean;
}

/** Where the canvas looks, kept by XYPanZoom. Nothing here is a signal: a pan writes styles and nothing else. */
export interface Viewport {
  readonly transform: () => FlowTransform;
  readonly size: () => Size;
  /** What is seen, in flow coordinates. */
  readonly shown: () => Rect;
  readonly toFlow: (client: Point) => Point;
  readonly toClient: (flow: Point) => Point;
  readonly set: (transform: FlowTransform, animate?: boolean) => void;
  readonly zoomBy: (factor: number) => void;
  readonly zoomTo: (zoom: number) => void;
  /** Zooms at once, keeping what is at this client point there. */
  readonly zoomAt: (client: Point, zoom: number) => void;
  readonly panBy: (dx: number, dy: number, animate?: boolean) => void;
  /** Pans as little as possible so that this is in view. */
  readonly reveal: (rect: Rect) => void;
  readonly centre: (rect: Rect) => void;
  readonly fit: (bounds: Rect, options?: FitOptions) => void;
  readonly mode: (change: Partial<ViewportMode>) => void;
  readonly destroy: () => void;
}

export interface ViewportEvents {
  /** At once, perhaps several times in a frame: write styles only. */
  readonly onTransform: (transform: FlowTransform) => void;
  /** A gesture or animation began, and `settleMs` after it ended. */
  readonly onMoving: (moving: boolean) => void;
  /** The canvas got its first size, or another one. */
  readonly onResize: () => void;
}

export function createViewport(
  root: HTMLElement,
  initial: FlowTransform | undefined,
  events: ViewportEvents,
): Viewport {
  let transform: FlowTransform = initial ?? { x: 0, y: 0, zoom: 1 };
  let size = { width: root.clientWidth, height: root.clientHeight };
  let mode: ViewportMode = { selecting: false, connecting: false, everywhere: false };
  let moving = false;
  let settle: ReturnType<typeof setTimeout> | undefined;

  const touchMoving = (): void => {
    clearTimeout(settle);
    settle = setTimeout(() => {
      moving = false;
      events.onMoving(false);
    }, settleMs);
    if (moving) return;
    moving = true;
    events.onMoving(true);
  };

  const panZoom = XYPanZoom({
    domNode: root,
    minZoom,
    maxZoom,
    translateExtent: infiniteExtent,
    viewport: { x: transform.x, y: transform.y, zoom: transform.zoom },
    onDraggingChange: (dragging) => {
      root.toggleAttribute('data-panning', dragging);
    },
  });

  const configure = (): void =>
    panZoom.update({
      lib,
      noWheelClassName: 'nowheel',
      noPanClassName: mode.everywhere ? 'nudge-nothing' : 'nopan',
      userSelectionActive: mode.selecting,
      connectionInProgress: mode.connecting,
      preventScrolling: true,
      panOnDrag: [0, 1],
      panActivationKeyPressed: mode.everywhere,
      // Trackpad panning is our own (wheel.ts tells the devices apart), so that one handler serves both.
      panOnScroll: false,
      panOnScrollMode: PanOnScrollMode.Free,
      panOnScrollSpeed: 1,
      zoomOnScroll: true,
      zoomOnPinch: true,
      zoomOnDoubleClick: false,
      zoomActivationKeyPressed: false,
      paneClickDistance: 0,
      onTransformChange: ([x, y, zoom]) => {
        transform = { x, y, zoom };
        touchMoving();
        events.onTransform(transform);
      },
    });
  configure();

  const observer = new ResizeObserver(() => {
    const next = { width: root.clientWidth, height: root.clientHeight };
    if (next.width === size.width && next.height === size.height) return;
    size = next;
    events.onResize();
  });
  observer.observe(root);

  const glide = createGlide(
    () => transform,
    (next) => void panZoom.setViewport(next, { interpolate: 'linear' }),
  );
  const { aim } = glide;
  const set = ({ x, y, zoom }: FlowTransform, animate = false): void =>
    glide.to({ x, y, zoom: Math.max(minZoom, Math.min(maxZoom, zoom)) }, animate);
  /** The view with another zoom, in which the point of the canvas shows what it showed. */
  const zoomed = (from: FlowTransform, point: Point, zoom: number): FlowTransform => {
    const to = Math.max(minZoom, Math.min(maxZoom, zoom));
    const ratio = to / from.zoom;
    return { x: point.x - (point.x - from.x) * ratio, y: point.y - (point.y - from.y) * ratio, zoom: to };
  };
  const zoomTo = (zoom: number): void => set(zoomed(aim(), { x: size.width / 2, y: size.height / 2 }, zoom), true);
  const panBy = (dx: number, dy: number, animate = false): void => {
    const { x, y, zoom } = aim();
    set({ x: x + dx, y: y + dy, zoom }, animate);
  };

  return {
    transform: () => transform,
    size: () => size,
    shown: () => shownPart(transform, size),
    toFlow: ({ x, y }) => {
      const { left, top } = root.getBoundingClientRect();
      return { x: (x - left - transform.x) / transform.zoom, y: (y - top - transform.y) / transform.zoom };
    },
    toClient: ({ x, y }) => {
      const { left, top } = root.getBoundingClientRect();
      return { x: x * transform.zoom + transform.x + left, y: y * transform.zoom + transform.y + top };
    },
    set,
    zoomBy: (factor) => zoomTo(aim().zoom * factor),
    zoomTo,
    zoomAt: ({ x, y }, zoom) => {
      const { left, top } = root.getBoundingClientRect();
      set(zoomed(transform, { x: x - left, y: y - top }, zoom));
    },
    panBy,
    reveal: (rect) => {
      const { x, y } = moveIntoView(rect, aim(), size, 24);
      if (x !== 0 || y !== 0) panBy(x, y, true);
    },
    centre: ({ x, y, width, height }) => {
      const { zoom } = aim();
      set({ x: size.width / 2 - (x + width / 2) * zoom, y: size.height / 2 - (y + height / 2) * zoom, zoom }, true);
    },
    fit: (bounds, { padding = 48, maxZoom: most = 1, animate = true } = {}) => {
      if (size.width === 0 || size.height === 0) return;
      // A window smaller than its padding still shows something.
      const room = Math.min(padding, size.width / 6, size.height / 6);
      const safe = { ...bounds, width: Math.max(1, bounds.width), height: Math.max(1, bounds.height) };
      set(getViewportForBounds(safe, size.width, size.height, minZoom, most, `${room}px`), animate);
    },
    mode: (change) => {
      const next = { ...mode, ...change };
      if (
        next.selecting === mode.selecting &&
        next.connecting === mode.connecting &&
        next.everywhere === mode.everywhere
      )
        return;
      mode = next;
      configure();
    },
    destroy: () => {
      clearTimeout(settle);
      glide.stop();
      observer.disconnect();
      panZoom.destroy();
    },
  };
}
