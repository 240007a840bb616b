import { readHash } from '../persistence/links.ts';
import { keepPreferences, loadPreferences } from '../persistence/preference-storage.ts';
import type { Bench } from '../store/bench.ts';
import { createPreferences } from '../store/preferences.ts';
import { createView } from '../store/view.ts';
import { createWorkbench } from '../store/workbench.ts';
import { createLateCanvas, type LateCanvas } from './canvas-port.ts';
import { bindClipboard } from './clipboard-effect.ts';
import { bindDrop } from './drop-effect.ts';
import { createFilePort } from './file-port.ts';
import { createFrameScheduler } from './frame-scheduler.ts';
import { bindKeyboard } from './keyboard-effect.ts';
import { bindLook } from './look-effect.ts';
import { createLateText } from './late-text.ts';
import { createPageInterface, type PageInterface } from './page-interface.ts';
import { createSession, type Session } from './session.ts';

declare global {
  interface Window {
    nudge?: PageInterface;
  }
}

export interface AppParts {
  readonly bench: Bench;
  readonly canvas: LateCanvas;
  readonly session: Session;
}

/** Puts the workshop together and begins to open the first document. Everything here lives as long as the page. */
export function start(): AppParts {
  const scheduler = createFrameScheduler();
  const workbench = createWorkbench(scheduler);
  const view = createView();
  const preferences = createPreferences(loadPreferences());
  const canvas = createLateCanvas();
  const text = createLateText();
  const session = createSession({
    workbench,
    view,
    text,
    loadOwnWork: async () => (await import('./own-work.ts')).createOwnWork(workbench, view),
    onOpened: () => scheduler.request(() => canvas.fit()),
  });
  const files = createFilePort({ workbench, view, session, text, clipboard: () => clipboard });
  const bench: Bench = { workbench, view, preferences, canvas, files };
  const clipboard = bindClipboard(bench, text, openPastedLink);

  /** A pasted link of ours opens what it holds; any other text is pasted. */
  function openPastedLink(pasted: string): boolean {
    const hash = /^\S+(#(?:code|example)=\S*)$/.exec(pasted.trim())?.[1];
    if (hash === undefined || readHash(hash) === null) return false;
    void session.follow(hash);
    return true;
  }

  keepPreferences(preferences);
  bindLook(preferences);
  bindKeyboard(bench);
  bindDrop(files.openDropped);
  addEventListener('hashchange', () => void session.follow(location.hash));
  addEventListener('beforeunload', (event) => {
    if (session.hasUnsavedWork()) event.preventDefault();
  });
  // The chunk comes while nobody waits for it; whoever asks earlier gets it earlier.
  const opened = session.start();
  const ready = opened.then(async () => void (await text.load()));
  ready.catch(() => undefined);
  window.nudge = createPageInterface({
    workbench,
    version: String(import.meta.env['NUDGE_VERSION']),
    ready,
    scheduler,
    text,
    openUnsaved: session.visit,
  });
  return { bench, canvas, session };
}
