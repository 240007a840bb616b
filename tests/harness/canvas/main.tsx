import { createMemo, createSignal } from 'solid-js';
import { render } from 'solid-js/web';
import '../../../src/ui/theme/theme.css';
import { Canvas } from '../../../src/canvas/Canvas.tsx';
import type {
  CanvasController,
  CanvasTool,
  FlowEnd,
  FlowNode,
  FlowWire,
  NodeMove,
  WheelMode,
} from '../../../src/canvas/flow-model.ts';
import { FakeCard } from './FakeCard.tsx';
import './harness.css';
import {
  bigGraph,
  fakeNode,
  fakeWire,
  framedGraph,
  reaches,
  sameFlowEnd,
  smallGraph,
  type FakeGraph,
} from './model.ts';

/** What the tests and the bench drive and read. */
export interface Harness {
  readonly controller: CanvasController;
  readonly events: readonly (readonly [string, ...unknown[]])[];
  readonly nodes: () => readonly FlowNode[];
  readonly wires: () => readonly FlowWire[];
  readonly selection: () => readonly string[];
  readonly selectedWire: () => string | null;
  /** Another sweep: every number moves a little. */
  readonly nudge: () => void;
  /** Sets the gradient that flows along one wire; undefined lets the sweep decide again. */
  readonly setFlow: (wire: string, gradient: number | null | undefined) => void;
  readonly remove: (id: string) => void;
  readonly add: (id: string, x: number, y: number) => void;
  readonly set: (options: Partial<Options>) => void;
  readonly select: (ids: readonly string[]) => void;
  /** The same picture in all new records, as when a number was committed. */
  readonly recommit: () => void;
}

interface Options {
  readonly snap: boolean;
  readonly tool: CanvasTool;
  readonly wheel: WheelMode;
  readonly hidden: boolean;
}

declare global {
  interface Window {
    harness: Harness;
  }
}

const query = new URLSearchParams(location.search);
const count = Number(query.get('nodes') ?? '0');
const first: FakeGraph =
  count > 0 ? bigGraph(count, Number(query.get('rows') ?? '25')) : query.has('frame') ? framedGraph() : smallGraph();

const [graph, setGraph] = createSignal(first);
const [selection, setSelection] = createSignal<ReadonlySet<string>>(new Set());
const [selectedWire, setSelectedWire] = createSignal<string | null>(null);
const [tick, setTick] = createSignal(0);
const [options, setOptions] = createSignal<Options>({
  snap: query.has('snap'),
  tool: query.get('tool') === 'marquee' ? 'marquee' : 'pan',
  wheel: 'auto',
  hidden: false,
});
const events: [string, ...unknown[]][] = [];
const [scrubbed, setScrubbed] = createSignal<Readonly<Record<string, number>>>({});
const flows = new Map<string, number | null>();
const numbers = createMemo(() => new Map(graph().nodes.map(({ id }, index) => [id, index])));
let controller: CanvasController | undefined;

const gradientOf = (id: string): number => Math.sin((numbers().get(id) ?? 0) * 1.7 + tick() / 20) * 2;
const valueOf = (id: string): number => Math.cos((numbers().get(id) ?? 0) + tick() / 20) + (scrubbed()[id] ?? 0);
const flowOf = (wire: FlowWire): number | null => {
  const fixed = flows.get(wire.id);
  return fixed === undefined ? gradientOf(wire.from.node) : fixed;
};

function refuse(from: FlowEnd, to: FlowEnd): string | null {
  if (from.node === to.node) return `${from.node} cannot feed itself.`;
  if (reaches(graph().wires, to.node, from.node)) return `${from.node} needs ${to.node} already: this would be a loop.`;
  return null;
}

function connect(from: FlowEnd, to: FlowEnd): void {
  events.push(['connect', `${from.node}.${from.port}`, `${to.node}.${to.port}`]);
  const { nodes, wires } = graph();
  const others = wires.filter((wire) => !sameFlowEnd(wire.to, to));
  setGraph({ nodes, wires: [...others, fakeWire(from.node, to.node, to.port)] });
}

function change(id: string, x: number, y: number): FlowNode {
  const old = graph().nodes.find((node) => node.id === id);
  return { ...(old ?? fakeNode(id, x, y, [])), x, y };
}

function moveNodes(moves: readonly NodeMove[]): void {
  const by = new Map(moves.map((move) => [move.id, move]));
  const at = new Map(graph().nodes.map((node) => [node.id, node]));
  setGraph({
    wires: graph().wires,
    nodes: graph().nodes.map((node) => {
      const own = by.get(node.id);
      const frame = by.get(node.frame ?? '');
      const old = at.get(node.frame ?? '');
      if (own !== undefined) return change(node.id, own.x, own.y);
      if (frame === undefined || old === undefined) return node;
      return change(node.id, node.x + frame.x - old.x, node.y + frame.y - old.y);
    }),
  });
}

function App() {
  return (
    <Canvas
      label="Canvas"
      nodes={graph().nodes}
      wires={graph().wires}
      selection={selection()}
      selectedWire={selectedWire()}
      renderNode={(node) => (
        <FakeCard
          node={node}
          value={valueOf(node().id)}
          gradient={gradientOf(node().id)}
          onScrub={(delta) => setScrubbed((before) => ({ ...before, [node().id]: (before[node().id] ?? 0) + delta }))}
        />
      )}
      tick={tick()}
      flow={flowOf}
      tone={(node) => gradientOf(node.id)}
      refuse={refuse}
      snap={options().snap}
      gridSize={20}
      gradientsHidden={options().hidden}
      tool={options().tool}
      wheel={options().wheel}
      {...(query.has('fit') ? {} : { initialTransform: { x: 0, y: 0, zoom: 1 } })}
      onSelect={(ids, mode) => {
        events.push(['select', ids, mode]);
        const next = new Set(mode === 'replace' ? [] : selection());
        for (const id of ids)
          if (mode === 'toggle' && next.has(id)) next.delete(id);
          else next.add(id);
        setSelection(next);
        setSelectedWire(null);
      }}
      onSelectWire={(id) => {
        events.push(['selectWire', id]);
        setSelectedWire(id);
        if (id !== null) setSelection(new Set<string>());
      }}
      onMove={(moves) => {
        events.push(['move', moves]);
        // An app that lets the document settle once per frame.
        if (query.has('late')) requestAnimationFrame(() => moveNodes(moves));
        else moveNodes(moves);
      }}
      onDuplicateDrag={(moves) => events.push(['duplicate', moves])}
      onConnect={connect}
      onRewire={(id, to) => {
        events.push(['rewire', id, `${to.node}.${to.port}`]);
        const wire = graph().wires.find((candidate) => candidate.id === id);
        if (wire === undefined) return;
        const others = graph().wires.filter((candidate) => candidate.id !== id && !sameFlowEnd(candidate.to, to));
        setGraph({ nodes: graph().nodes, wires: [...others, fakeWire(wire.from.node, to.node, to.port)] });
      }}
      onDisconnect={(id) => {
        events.push(['disconnect', id]);
        setGraph({ nodes: graph().nodes, wires: graph().wires.filter((wire) => wire.id !== id) });
      }}
      onDropWire={(drop) => events.push(['dropWire', drop])}
      onPaneDoubleClick={(at) => events.push(['paneDoubleClick', at])}
      onNodeDoubleClick={(id) => events.push(['nodeDoubleClick', id])}
      onContextMenu={(target, at) => events.push(['contextMenu', target, at])}
      onViewport={() => undefined}
      onRefused={(message) => events.push(['refused', message])}
      onFocusNode={(id) => events.push(['focusNode', id])}
      controller={(made) => {
        controller = made;
      }}
    />
  );
}

const place = document.getElementById('canvas');
if (place !== null) render(() => <App />, place);

if (controller === undefined) throw new Error('The canvas did not hand out its controller.');
window.harness = {
  controller,
  events,
  nodes: () => graph().nodes,
  wires: () => graph().wires,
  selection: () => [...selection()],
  selectedWire,
  nudge: () => setTick(tick() + 1),
  setFlow: (wire, gradient) => {
    if (gradient === undefined) flows.delete(wire);
    else flows.set(wire, gradient);
    setTick(tick() + 1);
  },
  remove: (id) =>
    setGraph({
      nodes: graph().nodes.filter((node) => node.id !== id),
      wires: graph().wires.filter(({ from, to }) => from.node !== id && to.node !== id),
    }),
  add: (id, x, y) => setGraph({ nodes: [...graph().nodes, fakeNode(id, x, y, ['a', 'b'])], wires: graph().wires }),
  set: (more) => setOptions({ ...options(), ...more }),
  select: (ids) => setSelection(new Set(ids)),
  recommit: () => setGraph(structuredClone(graph())),
};
