import './App.css';
import { Show } from 'solid-js';
import { BenchProvider } from '../nodes/BenchProvider.tsx';
import { renderCard } from '../nodes/Card.tsx';
import { useStore } from '../nodes/use-store.ts';
import { Inspector } from '../features/inspector/Inspector.tsx';
import { Stage } from '../features/stage/Stage.tsx';
import type { CanvasController } from '../canvas/flow-model.ts';
import type { Bench } from '../store/bench.ts';

interface AppProps {
  readonly bench: Bench;
  readonly onCanvas: (controller: CanvasController) => void;
}

/** The house's front: header, formula bar, palette, canvas, inspector, and what floats over them. */
export function App(props: AppProps) {
  return (
    <BenchProvider bench={props.bench}>
      <Shell {...props} />
    </BenchProvider>
  );
}

function Shell(props: AppProps) {
  const inspectorOpen = useStore(props.bench.view.$inspectorOpen);
  return (
    <div class="app">
      <main class="app-stage">
        <Stage renderNode={renderCard} onMounted={props.onCanvas} onOpenNode={() => undefined} />
      </main>
      <Show when={inspectorOpen()}>
        <aside class="app-inspector" aria-label="Inspector">
          <Inspector />
        </aside>
      </Show>
    </div>
  );
}
