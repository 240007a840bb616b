import type { Accessor, JSX } from 'solid-js';

/** A place. Flow coordinates are card pixels at zoom 1; client coordinates are the window's CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One end of a wire: a port of a node. */
export interface FlowEnd {
  readonly node: string;
  readonly port: string;
}

/** A place on a card where a wire leaves (`out`) or enters (`in`). Port ids are unique within their node, across both sides. */
export interface FlowPort {
  readonly id: string;
  readonly side: 'in' | 'out';
  /** The port's centre, in pixels from the card's top left corner. */
  readonly x: number;
  readonly y: number;
  /** Its accessible name: “input a of e”, “output of e”. */
  readonly label: string;
}

/** One card or frame. Sizes and port places are told, never measured. */
export interface FlowNode {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly ports: readonly FlowPort[];
  /** The node's name: the accessible name of its group, and what the far picture writes. */
  readonly label: string;
  /** Frames lie beneath wires and cards. */
  readonly layer: 'frame' | 'card';
  /** False: it cannot be dragged itself; dragging it drags its frame, when it has one. */
  readonly movable: boolean;
  /** The id of the frame it lies in. It moves along when the frame is dragged. */
  readonly frame?: string;
}

export interface FlowWire {
  readonly id: string;
  /** An output port. */
  readonly from: FlowEnd;
  /** An input port. */
  readonly to: FlowEnd;
  /** Its accessible name: “wire from a to e”. */
  readonly label: string;
}

/** Where the canvas looks: client point − canvas corner = flow point · zoom + (x, y). */
export interface FlowTransform {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** The place where a gesture moved a node to, in flow coordinates. */
export interface NodeMove {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** How `onSelect` changes the selection: to exactly these, these as well, or each of these the other way round. */
export type SelectMode = 'replace' | 'add' | 'toggle';

/** What dragging on empty canvas does. Shift turns `pan` into `marquee`, Space turns `marquee` into `pan`. */
export type CanvasTool = 'pan' | 'marquee';

/** What the wheel does: `auto` tells a mouse (zoom) from a trackpad (pan). Pinch and Ctrl+wheel always zoom. */
export type WheelMode = 'auto' | 'zoom' | 'pan';

/** A wire that was let go over empty canvas, for the quick-add menu. */
export interface DroppedWire {
  /** The end that holds; the menu offers what fits the other end. */
  readonly from: FlowEnd;
  readonly side: 'in' | 'out';
  readonly at: Point;
  readonly client: Point;
}

/** What was under the pointer when a context menu was asked for. */
export type ContextTarget =
  | { readonly kind: 'pane' }
  | { readonly kind: 'node'; readonly id: string }
  | { readonly kind: 'wire'; readonly id: string };

export interface FitOptions {
  /** Room left free on each side, in client pixels. Default 48. */
  readonly padding?: number;
  /** Fit never magnifies beyond this. Default 1. */
  readonly maxZoom?: number;
  /** False jumps. Default true; with reduced motion it always jumps. */
  readonly animate?: boolean;
}

/** What the app's commands may ask of a mounted canvas. Every pointer gesture has its twin here. */
export interface CanvasController {
  /** Shows all nodes, or the given ones, whole. */
  readonly fit: (ids?: readonly string[], options?: FitOptions) => void;
  /** Zooms about the middle of the canvas. */
  readonly zoomBy: (factor: number) => void;
  readonly zoomTo: (zoom: number) => void;
  /** Moves the picture by client pixels. */
  readonly panBy: (dx: number, dy: number) => void;
  /** Puts a node in the middle, at the present zoom. */
  readonly centre: (id: string) => void;
  /** Pans as little as possible so that the node is in view. */
  readonly reveal: (id: string) => void;
  readonly transform: () => FlowTransform;
  readonly setTransform: (transform: FlowTransform) => void;
  readonly toFlow: (client: Point) => Point;
  readonly toClient: (flow: Point) => Point;
  /** The middle of what is seen, in flow coordinates: where a pasted node belongs. */
  readonly visibleCentre: () => Point;
  /** Mounts the card, pans it into view and gives it the keyboard focus. */
  readonly focusNode: (id: string) => void;
  /** The same for one port; arrow keys then walk the card's ports, Enter begins a wire. */
  readonly focusPort: (end: FlowEnd) => void;
  /** Gives a wire the focus, so that a screen reader says its label; the app selects it. */
  readonly focusWire: (id: string) => void;
  /** Focuses the canvas itself. */
  readonly focusCanvas: () => void;
  /** The node that holds the keyboard focus, or whose inside holds it. */
  readonly focusedNode: () => string | null;
  /** Begins a wire at this end, as Enter on the port does: Tab and arrows walk the ports it may go to, Enter wires, Esc cancels. */
  readonly beginWire: (end: FlowEnd) => void;
  /** Where this end's wire is waiting for its other end, or null. */
  readonly pendingWire: () => FlowEnd | null;
  /** Ends a drag, marquee or wire in progress as if it had not begun. True when there was one. */
  readonly cancel: () => boolean;
  /** True while the far picture stands in for the cards. */
  readonly isFar: () => boolean;
}

/** Where things are on the plane now, dragged ones too; the answers are reactive. */
export interface PlaneView {
  /** A node's rectangle in flow coordinates; null for one that is not drawn as a card. */
  readonly rect: (node: string) => FlowRect | null;
  /** A place on a wire, from 0 at its start to 1 at its end; null for one that is not drawn. */
  readonly onWire: (wire: string, part: number) => Point | null;
  /** The ids of all nodes that are drawn as cards. */
  readonly mounted: () => readonly string[];
}

export interface FlowRect extends Point {
  readonly width: number;
  readonly height: number;
}

/** Everything the canvas is handed. It knows positions and ports, no mathematics. */
export interface CanvasProps {
  /** The canvas's accessible name. */
  readonly label: string;
  /** In topological order, which is the order of Tab. Later ones lie on top. */
  readonly nodes: readonly FlowNode[];
  readonly wires: readonly FlowWire[];
  readonly selection: ReadonlySet<string>;
  readonly selectedWire: string | null;
  /** The inside of a card. Called once per mounted card; what may change is read from the accessor, so a moved card keeps its fields and focus.
   *  Elements that own their drags (number fields) carry `nodrag nopan`, those that own the wheel `nowheel`. */
  readonly renderNode: (node: Accessor<FlowNode>) => JSX.Element;
  /** Changes after each sweep; the wires and the far picture then read `flow` and `tone` again. */
  readonly tick: number;
  /** The contribution that flows back along the wire; null when nothing flows, `hidden` when the wire is to show neither sign nor size. */
  readonly flow: (wire: FlowWire) => number | null | 'hidden';
  /** Whether a wire is lit or dimmed; null where it looks as usual. Read when `tick` changes. */
  readonly lit?: (wire: FlowWire) => 'on' | 'off' | null;
  /** What lies over the cards, in flow coordinates. */
  readonly overlay?: (plane: PlaneView) => JSX.Element;
  /** The node's gradient, for the far picture; null when it has none. */
  readonly tone: (node: FlowNode) => number | null;
  /** Why a wire from this output to this input is not allowed, in words, or null. `moving` is the wire whose end is being moved. */
  readonly refuse: (from: FlowEnd, to: FlowEnd, moving: string | null) => string | null;
  readonly snap: boolean;
  /** Distance of the grid's dots, and of snapping, in flow pixels. */
  readonly gridSize: number;
  /** Wires then show neither sign nor size. */
  readonly gradientsHidden: boolean;
  readonly tool: CanvasTool;
  readonly wheel: WheelMode;
  /** Where the canvas looks at first; without it, everything is fitted. */
  readonly initialTransform?: FlowTransform;

  readonly onSelect: (ids: readonly string[], mode: SelectMode) => void;
  /** Told of wires only: that a chosen wire ends the selection of nodes, and the other way round, is the app's to see to. */
  readonly onSelectWire: (id: string | null) => void;
  /** Once, at the end of a drag. Members of a frame are not listed: they follow their frame. */
  readonly onMove: (moves: readonly NodeMove[]) => void;
  /** Alt was held when a drag ended: copies belong at these places, the originals stayed. */
  readonly onDuplicateDrag?: (moves: readonly NodeMove[]) => void;
  readonly onConnect: (from: FlowEnd, to: FlowEnd) => void;
  readonly onRewire: (wire: string, to: FlowEnd) => void;
  readonly onDisconnect: (wire: string) => void;
  readonly onDropWire: (drop: DroppedWire) => void;
  readonly onPaneDoubleClick: (at: Point, client: Point) => void;
  readonly onNodeDoubleClick: (id: string) => void;
  readonly onContextMenu: (target: ContextTarget, at: Point, client: Point) => void;
  /** At most once per frame. */
  readonly onViewport: (transform: FlowTransform) => void;
  /** A wire was let go over a port that cannot take it. */
  readonly onRefused: (message: string, client: Point) => void;
  /** A node took or lost the keyboard focus; null when it left the canvas's nodes. */
  readonly onFocusNode?: (id: string | null) => void;
  /** Called once, when the canvas is mounted. */
  readonly controller: (controller: CanvasController) => void;
}
