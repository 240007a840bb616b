import './App.css';
import { createMemo, ErrorBoundary, lazy, Show, Suspense, type JSX } from 'solid-js';
import { Stage } from '../features/stage/Stage.tsx';
import type { CanvasController } from '../canvas/flow-model.ts';
import type { Address } from '../kernel/ids.ts';
import { useBench } from '../nodes/bench-context.ts';
import { BenchProvider } from '../nodes/BenchProvider.tsx';
import { createRenderCard } from '../nodes/Card.tsx';
import { useStore } from '../nodes/use-store.ts';
import type { Placeable } from '../store/new-record.ts';
import type { Place } from '../store/view.ts';
import { createLateHealth } from './late-health.ts';
import { createLateHeats } from './late-heats.ts';
import type { AppParts } from './start.ts';
import { useMedia } from './use-media.ts';

// What is not needed for the first look at the canvas comes in chunks of its own.
const around = async () => (await import('./around.ts')).around;
const EmptyHint = lazy(async () => ({ default: (await around()).EmptyHint }));
const Header = lazy(async () => ({ default: (await around()).Header }));
const Notices = lazy(async () => ({ default: (await around()).Notices }));
const Palette = lazy(async () => ({ default: (await around()).Palette }));
const ZoomControls = lazy(async () => ({ default: (await around()).ZoomControls }));
const FormulaBar = lazy(async () => ({ default: (await import('../features/formula-bar/FormulaBar.tsx')).FormulaBar }));
const Inspector = lazy(async () => ({ default: (await import('../features/inspector/Inspector.tsx')).Inspector }));
const Outline = lazy(async () => ({ default: (await import('../features/outline/Outline.tsx')).Outline }));
const MacroBar = lazy(async () => ({ default: (await import('../features/macros/MacroBar.tsx')).MacroBar }));
const Training = lazy(async () => ({ default: (await import('./Training.tsx')).Training }));
const Classroom = lazy(async () => ({ default: (await import('./Classroom.tsx')).Classroom }));
const Overlays = lazy(async () => ({ default: (await import('./Overlays.tsx')).Overlays }));
const Deeper = lazy(async () => ({ default: (await import('./Deeper.tsx')).Deeper }));
const PlaybackBar = lazy(async () => ({ default: (await import('../features/playback/PlaybackBar.tsx')).PlaybackBar }));
const PresentLayer = lazy(async () => ({
  default: (await import('../features/present/PresentLayer.tsx')).PresentLayer,
}));
const Dialogs = lazy(async () => ({ default: (await import('./Dialogs.tsx')).Dialogs }));
const ErrorScreen = lazy(async () => ({ default: (await import('../ui/ErrorScreen.tsx')).ErrorScreen }));
const Floating = lazy(async () => ({ default: (await import('./Floating.tsx')).Floating }));

/** The house's front: header, formula bar, palette, canvas, inspector, and what floats over them. */
export function App(props: AppParts) {
  return (
    <ErrorBoundary fallback={(error: unknown) => <Broken error={error} parts={props} />}>
      <BenchProvider
        bench={props.bench}
        reasons={props.cards.reasons}
        renderHeat={createLateHeats(props.bench.workbench)}
        findings={createLateHealth(props.bench)}
      >
        <Shell session={props.session} canvas={props.canvas} cards={props.cards} />
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

function Shell(props: Omit<AppParts, 'bench'>) {
  const bench = useBench();
  const { workbench, view } = bench;
  const selection = useStore(workbench.$selection);
  const inside = useStore(workbench.$inside);
  const isNarrow = useMedia('(max-width: 760px)');
  const inspectorOpen = useStore(view.$inspectorOpen);
  const outlineOpen = useStore(view.$outlineOpen);
  const dialog = useStore(view.$dialog);
  const preferences = useStore(bench.preferences.$values);
  const panel = useStore(bench.classroom.$panel);
  const classroom = useStore(bench.classroom.$loaded);
  const mounted = (controller: CanvasController) => {
    props.canvas.bind(controller);
    props.canvas.present(workbench.$document.get());
  };

  const open = (address: Address) => void around().then(({ openNode }) => openNode(bench, address));
  const drop = (what: Placeable, client: Place) => void around().then(({ dropTile }) => dropTile(bench, what, client));
  // On a phone the inspector is a sheet, which nobody wants before there is something to inspect.
  const inspects = () => inspectorOpen() && (!isNarrow() || selection().size > 0);

  // Two sheets would leave a phone no canvas.
  // Before one's own work is back, training would look for what it left in an empty document.
  const trains = () => props.session.isReady() && preferences().trainingOpen && !(isNarrow() && inspects());

  return (
    <div class="app">
      <div class="app-header">
        <Suspense>
          <Header saved={props.session.saved()} isGuest={props.session.isGuest()} />
        </Suspense>
      </div>
      <div class="app-formula">
        <Suspense>
          <FormulaBar />
        </Suspense>
      </div>
      <div class="app-palette">
        <Suspense>
          <Palette onDrop={drop} />
        </Suspense>
      </div>
      <Show when={panel()}>
        {(open) => (
          <div class="app-classroom">
            <Suspense>
              <Classroom panel={open()} />
            </Suspense>
          </div>
        )}
      </Show>
      <Show when={classroom()}>
        <div class="app-playback">
          <Suspense>
            <PlaybackBar />
          </Suspense>
        </div>
        <Suspense>
          <PresentLayer />
        </Suspense>
      </Show>
      <main class="app-stage">
        <Show when={props.session.isReady()}>
          <Stage
            renderNode={createRenderCard(props.cards.cards)}
            onMounted={mounted}
            onOpenNode={open}
            overlay={(plane) => (
              <Show when={classroom()}>
                <Suspense>
                  <Overlays plane={plane} />
                </Suspense>
              </Show>
            )}
          />
          <Suspense>
            <EmptyHint />
            <Floating />
          </Suspense>
        </Show>
        <Show when={inside().length > 0}>
          <Suspense>
            <MacroBar />
          </Suspense>
        </Show>
        <Suspense>
          <ZoomControls />
          <Notices />
        </Suspense>
        <Show when={outlineOpen()}>
          <div class="app-outline">
            <Suspense>
              <Outline />
            </Suspense>
          </div>
        </Show>
      </main>
      <Show when={trains()}>
        <div class="app-training">
          <Suspense>
            <Training />
          </Suspense>
        </div>
      </Show>
      <Show when={inspects()}>
        <aside class="app-inspector" aria-label="Inspector">
          <Suspense>
            <Inspector deeper={(address) => <Deeper address={address} />} />
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
