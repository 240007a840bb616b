import { createMemo, createSignal, type Accessor } from 'solid-js';
import { bows, wireCurve, type Curve } from './curve.ts';
import type { FlowEnd, FlowNode, FlowPort, FlowWire, Point } from './flow-model.ts';
import type { Rect } from './geometry.ts';
import { sameNodes, sameWires } from './same.ts';

/** A drag in progress: these nodes stand this much beside their recorded places. One shift serves all, so a drag costs one signal. */
export interface Shift {
  readonly ids: ReadonlySet<string>;
  readonly x: number;
  readonly y: number;
  /** Set when the drag has ended: it holds until the document's nodes are no longer these, so that no frame shows the old places. */
  readonly until?: readonly FlowNode[];
}

/** The nodes and wires as the canvas draws them: what the document says, and on top the drag in progress. */
export interface Scene {
  readonly nodes: Accessor<readonly FlowNode[]>;
  readonly wires: Accessor<readonly FlowWire[]>;
  readonly node: (id: string) => FlowNode | undefined;
  readonly wire: (id: string) => FlowWire | undefined;
  /** The place of a node's top left corner now. */
  readonly place: (node: FlowNode) => Point;
  readonly rect: (node: FlowNode) => Rect;
  readonly port: (end: FlowEnd) => FlowPort | undefined;
  /** The centre of a port now, in flow coordinates; null when there is no such port. */
  readonly portPlace: (end: FlowEnd) => Point | null;
  /** The curve of a wire now; null while one of its ports does not exist. */
  readonly curve: (wire: FlowWire) => Curve | null;
  readonly wiresAt: (node: string) => readonly FlowWire[];
  readonly members: (frame: string) => readonly string[];
  readonly shift: Accessor<Shift | null>;
  readonly setShift: (shift: Shift | null) => void;
}

export function createScene(props: {
  readonly nodes: readonly FlowNode[];
  readonly wires: readonly FlowWire[];
}): Scene {
  // Memos, so that a reader may compare what it read with what is there now.
  const nodes = createMemo(() => props.nodes, undefined, { equals: sameNodes });
  const wires = createMemo(() => props.wires, undefined, { equals: sameWires });
  const [shift, setShift] = createSignal<Shift | null>(null);

  const byId = createMemo(() => new Map(nodes().map((node) => [node.id, node])));
  const wireById = createMemo(() => new Map(wires().map((wire) => [wire.id, wire])));
  const wiring = createMemo(() => {
    const at = new Map<string, FlowWire[]>();
    for (const wire of wires()) {
      for (const id of new Set([wire.from.node, wire.to.node])) listAt(at, id).push(wire);
    }
    return at;
  });
  const crews = createMemo(() => {
    const of = new Map<string, string[]>();
    for (const node of nodes()) if (node.frame !== undefined) listAt(of, node.frame).push(node.id);
    return of;
  });

  const node = (id: string): FlowNode | undefined => byId().get(id);
  const place = (of: FlowNode): Point => {
    const moved = shift();
    if (moved === null || !moved.ids.has(of.id)) return of;
    if (moved.until !== undefined && moved.until !== nodes()) return of;
    return { x: of.x + moved.x, y: of.y + moved.y };
  };
  const port = (end: FlowEnd): FlowPort | undefined => node(end.node)?.ports.find(({ id }) => id === end.port);
  const bow = createMemo(() => bows(wires(), (end) => port(end)?.y ?? 0));
  const portPlace = (end: FlowEnd): Point | null => {
    const of = node(end.node);
    const found = of?.ports.find(({ id }) => id === end.port);
    if (of === undefined || found === undefined) return null;
    const { x, y } = place(of);
    return { x: x + found.x, y: y + found.y };
  };
  return {
    nodes,
    wires,
    node,
    wire: (id) => wireById().get(id),
    place,
    rect: (of) => {
      const { x, y } = place(of);
      return { x, y, width: of.width, height: of.height };
    },
    port,
    portPlace,
    curve: (wire) => {
      const from = portPlace(wire.from);
      const to = portPlace(wire.to);
      return from === null || to === null ? null : wireCurve(from, to, bow().get(wire.id));
    },
    wiresAt: (id) => wiring().get(id) ?? [],
    members: (frame) => crews().get(frame) ?? [],
    shift,
    setShift: (next) => void setShift(next),
  };
}

function listAt<Item>(map: Map<string, Item[]>, key: string): Item[] {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made: Item[] = [];
  map.set(key, made);
  return made;
}
