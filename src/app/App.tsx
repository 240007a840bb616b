import './App.css';
import { createMemo, ErrorBoundary, lazy, Show, Suspense, type JSX } from 'solid-js';
import { EmptyHint } from '../features/empty/EmptyHint.tsx';
import { Header } from '../features/header/Header.tsx';
import { Notices } from '../features/notices/Notices.tsx';
import { Palette } from '../features/palette/Palette.tsx';
import { Stage } from '../features/stage/Stage.tsx';
import { ZoomControls } from '../features/zoom/ZoomControls.tsx';
import type { CanvasController } from '../canvas/flow-model.ts';
import type { Address } from '../kernel/ids.ts';
import { BenchProvider } from '../nodes/BenchProvider.tsx';
import { renderCard } from '../nodes/Card.tsx';
import { useStore } from '../nodes/use-store.ts';
import { addNode } from '../store/commands/add-node.ts';
import { commandOf } from '../store/commands/registry.ts';
import { runCommand } from '../store/commands/run.ts';
import type { Placeable } from '../store/edits.ts';
import type { Place } from '../store/view.ts';
import { ErrorScreen } from '../ui/ErrorScreen.tsx';
import type { AppParts } from './start.ts';

// What is not needed for the first look at the canvas comes in chunks of its own.
const FormulaBar = lazy(async () => ({ default: (await import('../features/formula-bar/FormulaBar.tsx')).FormulaBar }));
const Inspector = lazy(async () => ({ default: (await import('../features/inspector/Inspector.tsx')).Inspector }));
const Outline = lazy(async () => ({ default: (await import('../features/outline/Outline.tsx')).Outline }));
const Dialogs = lazy(async () => ({ default: (await import('./Dialogs.tsx')).Dialogs }));
const Floating = lazy(async () => ({ default: (await import('./Floating.tsx')).Floating }));

/** The house's front: header, formula bar, palette, canvas, inspector, and what floats over them. */
export function App(props: AppParts) {
  return (
    <ErrorBoundary fallback={(error: unknown) => <Broken error={error} parts={props} />}>
      <BenchProvider bench={props.bench}>
        <Shell {...props} />
      </BenchProvider>
    </ErrorBoundary>
  );
}

/** A part of the page failed. The document is not part of the page: it can still be saved. */
function Broken(props: { readonly error: unknown; readonly parts: AppParts }) {
  return (
    <ErrorScreen
      message="Your document is safe: download it, then reload."
      details={props.error instanceof Error ? props.error.message : String(props.error)}
      onDownload={() => props.parts.bench.files.saveAs()}
      onReload={() => location.reload()}
    />
  );
}

function Shell(props: AppParts) {
  const { workbench, view, canvas } = props.bench;
  const inspectorOpen = useStore(view.$inspectorOpen);
  const outlineOpen = useStore(view.$outlineOpen);
  const dialog = useStore(view.$dialog);
  const mounted = (controller: CanvasController) => {
    props.canvas.bind(controller);
    controller.fit(undefined, { animate: false });
  };

  function openNode(address: Address): void {
    workbench.select([address]);
    runCommand(props.bench, commandOf('node.open'));
  }

  function dropTile(what: Placeable, client: Place): void {
    const under = document.elementFromPoint(client.x, client.y);
    if (under?.closest('.canvas')) addNode(props.bench, what, canvas.toFlow(client));
  }

  return (
    <div class="app">
      <div class="app-header">
        <Header saved={props.session.saved()} isGuest={props.session.isGuest()} />
      </div>
      <div class="app-formula">
        <Suspense>
          <FormulaBar />
        </Suspense>
      </div>
      <div class="app-palette">
        <Palette onDrop={dropTile} />
      </div>
      <main class="app-stage">
        <Show when={props.session.isReady()}>
          <Stage renderNode={renderCard} onMounted={mounted} onOpenNode={openNode} />
          <EmptyHint />
        </Show>
        <ZoomControls />
        <Show when={outlineOpen()}>
          <div class="app-outline">
            <Suspense>
              <Outline />
            </Suspense>
          </div>
        </Show>
        <Suspense>
          <Floating />
        </Suspense>
        <Notices />
      </main>
      <Show when={inspectorOpen()}>
        <aside class="app-inspector" aria-label="Inspector">
          <Suspense>
            <Inspector />
          </Suspense>
        </aside>
      </Show>
      <Once when={dialog() !== null}>
        <Suspense>
          <Dialogs />
        </Suspense>
      </Once>
    </div>
  );
}

/** Mounts its children when they are first wanted, and keeps them. */
function Once(props: { readonly when: boolean; readonly children: JSX.Element }) {
  const wanted = createMemo((before: boolean) => before || props.when, false);
  return <Show when={wanted()}>{props.children}</Show>;
}
