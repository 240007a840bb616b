import { Coach } from '../features/coach/Coach.tsx';
import { CanvasMenu } from '../features/menu/CanvasMenu.tsx';
import { QuickAddPopover } from '../features/quick-add/QuickAddPopover.tsx';

/** What floats over the canvas when it is asked for, in one chunk that follows the first look. */
export function Floating() {
  return (
    <>
      <QuickAddPopover />
      <CanvasMenu />
      <Coach />
    </>
  );
}
