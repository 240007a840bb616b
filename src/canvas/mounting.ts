import { createEffect, createMemo, createSignal, on, onCleanup, untrack, type Accessor } from 'solid-js';
import { curveBounds } from './curve.ts';
import type { FlowNode, FlowWire } from './flow-model.ts';
import { contains, grown, overlaps, type Rect } from './geometry.ts';
import type { Scene } from './scene.ts';
import { far, mountBatch, mountMargin, pinLimit } from './thresholds.ts';
import type { Viewport } from './viewport.ts';

/** Which cards and wires exist in the page. */
export interface Mounting {
  /** Ids of the mounted nodes, in node order. */
  readonly nodes: Accessor<readonly string[]>;
  /** The wires that are drawn as SVG paths. */
  readonly wires: Accessor<readonly FlowWire[]>;
  /** The nodes that are real elements even where the far picture stands in. */
  readonly pinned: Accessor<ReadonlySet<string>>;
  /** There are too many cards in view, or too many too small to read. */
  readonly wantsFar: Accessor<boolean>;
  /** The far picture stands in for all but the pinned nodes. */
  readonly isFar: Accessor<boolean>;
  /** The far picture is to be seen: also while cards are still being built after coming near. */
  readonly farShown: Accessor<boolean>;
  /** The view may have moved: call once per frame. */
  readonly look: () => void;
}

/** Whether the far picture takes over, from how many cards are in view. Coming back needs a little more than going. */
export function goesFar(wasFar: boolean, visible: number, zoom: number): boolean {
  if (wasFar) return visible > far.backMost || (zoom < far.backZoom && visible > far.few);
  return visible > far.most || (zoom < far.zoom && visible > far.few);
}

/** The part of the plane whose cards are mounted: kept while it covers the view and is not far too large for it, so that panning to and fro builds nothing. */
export function nextRegion(region: Rect | null, shown: Rect): Rect {
  if (region !== null && contains(region, shown) && region.width <= shown.width * (1 + 4 * mountMargin)) return region;
  return grown(shown, mountMargin);
}

export function createMounting(
  scene: Scene,
  viewport: Viewport,
  held: {
    readonly focused: Accessor<string | null>;
    readonly gripped: Accessor<ReadonlySet<string>>;
    readonly selection: Accessor<ReadonlySet<string>>;
    /** The far picture could not be fetched. */
    readonly farMissing: Accessor<boolean>;
  },
): Mounting {
  const [region, setRegion] = createSignal<Rect | null>(null);
  const [wantsFar, setWantsFar] = createSignal(false);
  const isFar = createMemo(() => wantsFar() && !held.farMissing());
  const [turn, setTurn] = createSignal(0);

  const pinned = createMemo<ReadonlySet<string>>(() => {
    // A touch goes on only while its element is in the page, so what is gripped is kept without limit.
    const ids = new Set<string>(held.gripped());
    const add = (id: string): void => {
      if (ids.size < pinLimit && scene.node(id) !== undefined) ids.add(id);
    };
    const addNeighbours = (id: string): void => {
      for (const { from, to } of scene.wiresAt(id)) add(from.node === id ? to.node : from.node);
    };
    const focused = held.focused();
    if (focused !== null) {
      ids.add(focused);
      addNeighbours(focused);
    }
    const selection = held.selection();
    if (selection.size > pinLimit) return ids;
    for (const id of selection) add(id);
    for (const id of selection) addNeighbours(id);
    return ids;
  });

  const wanted = createMemo<ReadonlySet<string>>(() => {
    const inside = region();
    if (isFar() || inside === null) return pinned();
    const ids = new Set(pinned());
    for (const node of scene.nodes())
      if (
        overlaps(
          inside,
          untrack(() => scene.rect(node)),
        )
      )
        ids.add(node.id);
    return ids;
  });

  const mounted = createMemo<{
    readonly ids: readonly string[];
    readonly has: ReadonlySet<string>;
    readonly waiting: boolean;
  }>(
    (before) => {
      turn();
      const want = wanted();
      const pins = pinned();
      const ids: string[] = [];
      let budget = mountBatch;
      let waiting = false;
      for (const { id } of scene.nodes()) {
        if (!want.has(id)) continue;
        if (before.has.has(id) || pins.has(id) || budget-- > 0) ids.push(id);
        else waiting = true;
      }
      return { ids, has: new Set(ids), waiting };
    },
    { ids: [], has: new Set(), waiting: false },
  );
  createEffect(() => {
    if (!mounted().waiting) return;
    const frame = requestAnimationFrame(() => setTurn((count) => count + 1));
    onCleanup(() => cancelAnimationFrame(frame));
  });

  const wires = createMemo<readonly FlowWire[]>(() => {
    const inside = region();
    const pins = pinned();
    const onlyPinned = isFar() || inside === null;
    return scene.wires().filter((wire) => {
      if (pins.has(wire.from.node) || pins.has(wire.to.node)) return true;
      if (onlyPinned) return false;
      const curve = untrack(() => scene.curve(wire));
      return curve !== null && overlaps(inside, curveBounds(curve));
    });
  });

  const look = (): void => {
    const { width, height } = viewport.size();
    if (width === 0 || height === 0) return;
    const shown = viewport.shown();
    const visible = untrack(scene.nodes).reduce((count, node) => (sees(shown, node) ? count + 1 : count), 0);
    setRegion((before) => nextRegion(before, shown));
    setWantsFar((before) => goesFar(before, visible, viewport.transform().zoom));
  };
  const sees = (shown: Rect, node: FlowNode): boolean =>
    node.layer === 'card' &&
    overlaps(
      shown,
      untrack(() => scene.rect(node)),
    );

  createEffect(
    on(scene.nodes, () => {
      const frame = requestAnimationFrame(look);
      onCleanup(() => cancelAnimationFrame(frame));
    }),
  );

  return {
    nodes: createMemo(() => mounted().ids),
    wires,
    pinned,
    wantsFar,
    isFar,
    farShown: createMemo<boolean>((shown) => isFar() || (shown && mounted().waiting), false),
    look,
  };
}
