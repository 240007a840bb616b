import { lazy, Show, Suspense } from 'solid-js';
import { useBench } from '../nodes/bench-context.ts';
import { useStore } from '../nodes/use-store.ts';
import { GalleryDialog } from '../features/gallery/GalleryDialog.tsx';
import { HelpSheet } from '../features/help/HelpSheet.tsx';
import { MacroDialog } from '../features/macros/MacroDialog.tsx';
import { SettingsDialog } from '../features/settings/SettingsDialog.tsx';
import { ShareDialog } from '../features/share/ShareDialog.tsx';
import { StepDialog } from '../features/step/StepDialog.tsx';

const DataDialog = lazy(async () => ({ default: (await import('../features/data/DataDialog.tsx')).DataDialog }));
const ExerciseDialog = lazy(async () => ({
  default: (await import('../features/guess/ExerciseDialog.tsx')).ExerciseDialog,
}));

/** Everything that opens over the page, in one lazy chunk; what is large comes in one of its own. */
export function Dialogs() {
  const { view } = useBench();
  const data = useStore(view.$data);
  const dialog = useStore(view.$dialog);
  return (
    <>
      <Show when={data() !== null}>
        <Suspense>
          <DataDialog />
        </Suspense>
      </Show>
      <Show when={dialog() === 'exercise'}>
        <Suspense>
          <ExerciseDialog />
        </Suspense>
      </Show>
      <GalleryDialog />
      <HelpSheet />
      <MacroDialog />
      <SettingsDialog />
      <ShareDialog />
      <StepDialog />
    </>
  );
}
