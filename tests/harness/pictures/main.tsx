import '../../../src/ui/theme/theme.css';
import './harness.css';
import { For } from 'solid-js';
import { render } from 'solid-js/web';
import lecture from '../../../examples/lecture-mlp.json?raw';
import moons from '../../../examples/moons.json?raw';
import yinyang from '../../../examples/yinyang.json?raw';
import { createFrameScheduler } from '../../../src/app/frame-scheduler.ts';
import { computeLandscape } from '../../../src/app/landscape-port.ts';
import { createPageTraining } from '../../../src/app/training-chunk.ts';
import { createNeuronHeats } from '../../../src/features/pictures/NeuronHeat.tsx';
import { PicturesPanel } from '../../../src/features/pictures/PicturesPanel.tsx';
import { decodeDocument } from '../../../src/graph/decode.ts';
import { BenchProvider } from '../../../src/nodes/BenchProvider.tsx';
import { reasons } from '../../../src/nodes/reasons.ts';
import type { Bench } from '../../../src/store/bench.ts';
import { withTraining } from '../../../src/store/training-workbench.ts';
import { createTrainingStores } from '../../../src/store/training.ts';
import { createView } from '../../../src/store/view.ts';
import { createWorkbench } from '../../../src/store/workbench.ts';
import { bareBench } from '../../support/bench.ts';
import { at } from '../../support/graph.ts';

declare global {
  interface Window {
    /** What tests drive and read. */
    picturesHarness: { readonly bench: Bench; readonly at: typeof at };
  }
}

const query = new URLSearchParams(location.search);
const texts: Readonly<Record<string, string>> = { lecture, moons, yinyang };
const read = decodeDocument(texts[query.get('doc') ?? 'moons'] ?? moons);
if (!read.ok) throw new Error(read.message);

const scheduler = createFrameScheduler();
const plain = createWorkbench(scheduler, read.document);
const view = createView();
const training = createPageTraining(plain, view, scheduler, createTrainingStores());
const workbench = withTraining(plain, training);
const bench: Bench = { ...bareBench(read.document), workbench, view, training };
window.picturesHarness = { bench, at };

const first = ['regions', 'curve', 'histograms', 'landscape', 'health'] as const;
const shown = first.filter((name) => !query.has('only') || query.get('only') === name);
const heats = (query.get('heats') ?? '').split(',').filter(Boolean);

function Pictures() {
  const heat = createNeuronHeats(workbench);
  return (
    <BenchProvider bench={bench} reasons={() => reasons}>
      <h1 class="visually-hidden">Pictures of Nudge</h1>
      <For each={shown}>
        {(name) => (
          <div class="panel">
            <PicturesPanel first={name} computeLandscape={computeLandscape} />
          </div>
        )}
      </For>
      <div class="panel">
        <For each={heats}>{(address) => heat(() => at(address))}</For>
      </div>
    </BenchProvider>
  );
}

const host = document.getElementById('pictures');
if (host !== null) render(() => <Pictures />, host);
