import { GalleryDialog } from '../features/gallery/GalleryDialog.tsx';
import { HelpSheet } from '../features/help/HelpSheet.tsx';
import { SettingsDialog } from '../features/settings/SettingsDialog.tsx';
import { ShareDialog } from '../features/share/ShareDialog.tsx';
import { StepDialog } from '../features/step/StepDialog.tsx';

/** Everything that opens over the page, in one lazy chunk. */
export function Dialogs() {
  return (
    <>
      <GalleryDialog />
      <HelpSheet />
      <SettingsDialog />
      <ShareDialog />
      <StepDialog />
    </>
  );
}
