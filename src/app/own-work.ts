import { createAutosave } from '../persistence/autosave.ts';
import type { Autosave } from '../persistence/autosave-interface.ts';
import { createBrowserStorage } from '../persistence/browser-storage.ts';
import { onPageHide } from '../persistence/page-hide.ts';
import { createBrowserLock } from '../persistence/writer-lock.ts';
import type { View } from '../store/view.ts';
import type { Workbench } from '../store/workbench.ts';

/** The keeper of one's own work, for this browser. In a chunk of its own, which a first visit does not wait for.
 *  @param settle brings numbers that are only shown so far into the document */
export function createOwnWork(workbench: Workbench, view: View, settle: () => void): Autosave {
  return createAutosave({
    bench: {
      get() {
        settle();
        return workbench.$whole.get();
      },
      listen: (listener) => workbench.$whole.listen(() => listener()),
      open: workbench.open,
    },
    storage: createBrowserStorage(),
    createLock: createBrowserLock,
    notify: (words) => void view.notify(words),
    onHide: onPageHide,
  });
}
