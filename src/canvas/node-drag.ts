import { infiniteExtent, XYDrag, type XYDragInstance } from '@xyflow/system';
import { batch, createSignal, untrack, type Accessor } from 'solid-js';
import { dragSet, movesOf, type DragSet } from './drag-set.ts';
import { createEdgeGuard } from './edge-guard.ts';
import type { CanvasProps, Point } from './flow-model.ts';
import { systemLookup, type SystemLookup } from './internals.ts';
import type { Scene } from './scene.ts';
import { pinLimit } from './thresholds.ts';
import type { Viewport } from './viewport.ts';

/** Dragging nodes: one XYDrag for the whole canvas, aimed at the node under the pointer before the mouse or touch event reaches it. */
export interface NodeDrag {
  /** A press on a node: a drag may follow. */
  readonly aim: (node: string) => void;
  /** A press on anything else: none may. */
  readonly aimNowhere: () => void;
  /** The press has moved far enough to be a drag. */
  readonly start: () => void;
  readonly move: (client: Point) => void;
  readonly cancel: () => boolean;
  readonly active: Accessor<boolean>;
  /** Nodes that must stay in the page because the gesture hangs on them. */
  readonly gripped: Accessor<ReadonlySet<string>>;
  readonly destroy: () => void;
}

interface Aim {
  readonly pressed: string;
  readonly set: DragSet;
  readonly lookup: SystemLookup;
  readonly origin: Point;
}

const nothing: ReadonlySet<string> = new Set();
const noLookup: SystemLookup = new Map();

export function createNodeDrag(
  elements: { readonly root: HTMLElement; readonly stage: HTMLElement },
  props: CanvasProps,
  scene: Scene,
  viewport: Viewport,
): NodeDrag {
  const { root, stage } = elements;
  const [active, setActive] = createSignal(false);
  const [gripped, setGripped] = createSignal<ReadonlySet<string>>(nothing);
  let aim: Aim | null = null;
  // From the threshold on. Before it, and after a cancel, nobody listens to what XYDrag says.
  let live = false;
  let pointer: Point = { x: 0, y: 0 };
  const edge = createEdgeGuard(root);

  const release = (): void => {
    live = false;
    setActive(false);
    setGripped(nothing);
  };

  const finish = (alt: boolean): void => {
    const held = aim;
    const shift = untrack(scene.shift);
    if (!live || held === null) return;
    batch(() => {
      release();
      if (shift === null) return;
      const moves = movesOf(held.set.movers, shift, scene.node);
      // Brought back to where it was, or deleted meanwhile: nothing to tell.
      if (moves.length === 0 || (shift.x === 0 && shift.y === 0)) {
        scene.setShift(null);
        return;
      }
      if (alt && props.onDuplicateDrag !== undefined) {
        scene.setShift(null);
        props.onDuplicateDrag(moves);
        return;
      }
      scene.setShift({ ...shift, until: scene.nodes() });
      props.onMove(moves);
      // Whoever did not take the move gets the old places back.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          if (untrack(scene.shift)?.until !== undefined) scene.setShift(null);
        }),
      );
    });
  };

  const create = (): XYDragInstance =>
    XYDrag({
      getStoreItems: () => {
        const { x, y, zoom } = viewport.transform();
        const { snap, gridSize } = untrack(() => ({ snap: props.snap, gridSize: props.gridSize }));
        return {
          nodes: [],
          edges: [],
          nodeLookup: aim?.lookup ?? noLookup,
          nodeExtent: infiniteExtent,
          snapGrid: [gridSize, gridSize],
          snapToGrid: snap,
          nodeOrigin: [0, 0],
          multiSelectionActive: false,
          domNode: root,
          transform: [x, y, zoom],
          autoPanOnNodeDrag: live,
          nodesDraggable: true,
          selectNodesOnDrag: false,
          // The press itself starts it, so that no pixel before the threshold is lost; `live` says when it counts.
          nodeDragThreshold: 0,
          panBy: () => {
            const { x, y } = edge.pan(pointer);
            if (x !== 0 || y !== 0) viewport.panBy(x, y);
            return Promise.resolve(x !== 0 || y !== 0);
          },
          unselectNodesAndEdges: () => undefined,
          updateNodePositions: (items) => {
            const lead = aim === null ? undefined : items.get(aim.set.lead);
            if (!live || aim === null || lead === undefined || !('position' in lead)) return;
            const { origin, set } = aim;
            scene.setShift({ ids: set.all, x: lead.position.x - origin.x, y: lead.position.y - origin.y });
          },
        };
      },
      onDragStop: (event) => finish(event.altKey),
    });
  let drag = create();

  const update = (node: string): void =>
    drag.update({
      domNode: stage,
      nodeId: node,
      noDragClassName: 'nodrag',
      handleSelector: '[data-aimed]',
      isSelectable: false,
    });
  update('');

  return {
    aim: (pressed) => {
      const set = untrack(() => dragSet(pressed, props.selection, scene));
      const lead = set === null ? undefined : scene.node(set.lead);
      stage.toggleAttribute('data-aimed', lead !== undefined);
      release();
      if (set === null || lead === undefined) {
        aim = null;
        return;
      }
      // The lead comes first: XYDrag snaps a group by its first node.
      const nodes = [lead, ...set.movers.flatMap((id) => (id === set.lead ? [] : (scene.node(id) ?? [])))];
      const origin = untrack(() => scene.place(lead));
      aim = { pressed, set, origin, lookup: untrack(() => systemLookup(nodes, scene.place)) };
      update(set.lead);
    },
    aimNowhere: () => {
      stage.removeAttribute('data-aimed');
      release();
      aim = null;
    },
    move: (client) => {
      pointer = client;
      if (live) edge.pan(client);
    },
    start: () => {
      if (aim === null || live) return;
      live = true;
      edge.reset();
      const { pressed, set } = aim;
      batch(() => {
        setActive(true);
        setGripped(set.all.size <= pinLimit ? new Set([pressed, ...set.all]) : new Set([pressed]));
      });
    },
    cancel: () => {
      const was = live;
      batch(() => {
        release();
        if (was) scene.setShift(null);
      });
      aim = null;
      stage.removeAttribute('data-aimed');
      // d3-drag has no way to drop a gesture, and one that it keeps would swallow the moves of a pinch. So it is thrown away whole.
      drag.destroy();
      drag = create();
      update('');
      return was;
    },
    active,
    gripped,
    destroy: () => drag.destroy(),
  };
}
