import { createMemo } from 'solid-js';
import { render } from 'solid-js/web';
import '../../../src/ui/theme/theme.css';
import { createFrameScheduler } from '../../../src/app/frame-scheduler.ts';
import { Canvas } from '../../../src/canvas/Canvas.tsx';
import { at, id } from '../../support/graph.ts';
import { BenchProvider } from '../../../src/nodes/BenchProvider.tsx';
import { reasons } from '../../../src/nodes/reasons.ts';
import { createRenderCard } from '../../../src/nodes/Card.tsx';
import { netCards } from '../../../src/nodes/net-cards.ts';
import { slotOf } from '../../../src/nodes/flow-ends.ts';
import { flowNodes } from '../../../src/nodes/flow-nodes.ts';
import { flowWires } from '../../../src/nodes/flow-wires.ts';
import { createInsides } from '../../../src/macros/insides.ts';
import { createWireFlow } from '../../../src/nodes/wire-flow.ts';
import { useStore } from '../../../src/nodes/use-store.ts';
import { useLabels } from '../../../src/nodes/use-titles.ts';
import type { Bench } from '../../../src/store/bench.ts';
import { moveNodes } from '../../../src/store/edits.ts';
import { createPreferences } from '../../../src/store/preferences.ts';
import { createView } from '../../../src/store/view.ts';
import { createWorkbench } from '../../../src/store/workbench.ts';
import { bareBench } from '../../support/bench.ts';
import { crowd, lecture, opened, states } from './documents.ts';
import { nets } from './net-document.ts';
import './harness.css';

/** What tests drive and read. */
export interface NodesHarness {
  readonly bench: Bench;
  readonly at: typeof at;
}

declare global {
  interface Window {
    nodesHarness: NodesHarness;
  }
}

const query = new URLSearchParams(location.search);
const { dataset } = document.documentElement;
const theme = query.get('theme');
if (theme !== null) dataset['theme'] = theme;
if (query.has('large')) dataset['text'] = 'large';

function chosen() {
  switch (query.get('doc')) {
    case 'states':
      return states();
    case 'open':
      return opened();
    case 'nets':
      return nets(query.get('open')?.split(',').filter(Boolean) ?? []);
    case 'crowd':
      return crowd(Number(query.get('count') ?? '100'));
    default:
      return lecture();
  }
}

const view = createView();
const bench: Bench = {
  ...bareBench(lecture()),
  workbench: createWorkbench(createFrameScheduler(), chosen()),
  view,
  preferences: createPreferences(),
};
view.$gradientsHidden.set(query.has('hidden'));
window.nodesHarness = { bench, at };

function Stage() {
  const { workbench } = bench;
  const doc = useStore(workbench.$document);
  const program = useStore(workbench.live.$program);
  const labels = useLabels();
  const tick = useStore(workbench.live.$tick);
  const selection = useStore(workbench.$selection);
  const hidden = useStore(view.$gradientsHidden);
  const nodes = createMemo(() => flowNodes(doc(), program(), labels()));
  const wires = createMemo(() => flowWires(doc(), labels()));
  const insides = createInsides();
  const flow = createWireFlow(workbench.live, () => insides(doc()));
  const nothing = () => {};
  return (
    <Canvas
      label="Canvas"
      nodes={nodes()}
      wires={wires()}
      selection={selection()}
      selectedWire={null}
      renderNode={createRenderCard(() => netCards)}
      tick={tick()}
      flow={flow}
      tone={(node) => workbench.live.gradient(slotOf(node.id)) ?? null}
      refuse={() => null}
      snap={false}
      gridSize={20}
      gradientsHidden={hidden()}
      tool="pan"
      wheel="auto"
      initialTransform={{
        x: Number(query.get('x') ?? '0'),
        y: Number(query.get('y') ?? '0'),
        zoom: Number(query.get('zoom') ?? '1'),
      }}
      onSelect={(ids) => workbench.select(ids.map(at))}
      onSelectWire={nothing}
      onMove={(moves) =>
        workbench.commit(
          'Move',
          moveNodes(
            workbench.$document.get(),
            moves.map(({ id: moved, x, y }) => [id(moved.replace('/frame', '')), { x, y }]),
          ),
        )
      }
      onConnect={nothing}
      onRewire={nothing}
      onDisconnect={nothing}
      onDropWire={nothing}
      onPaneDoubleClick={nothing}
      onNodeDoubleClick={nothing}
      onContextMenu={nothing}
      onViewport={nothing}
      onRefused={nothing}
      controller={nothing}
    />
  );
}

const app = document.getElementById('app');
if (app !== null) {
  render(
    () => (
      <BenchProvider bench={bench} reasons={() => reasons}>
        <Stage />
      </BenchProvider>
    ),
    app,
  );
}
