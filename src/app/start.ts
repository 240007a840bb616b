import { keepPreferences, loadPreferences } from '../persistence/preference-storage.ts';
import type { Bench, FilePort } from '../store/bench.ts';
import { createPreferences } from '../store/preferences.ts';
import { createLateClassroom } from '../store/classroom/classroom.ts';
import { createLenses } from '../store/lens.ts';
import { createLateTraining } from '../store/training.ts';
import { withTraining } from '../store/training-workbench.ts';
import { createView } from '../store/view.ts';
import { createWorkbench } from '../store/workbench.ts';
import { createLateCanvas, type LateCanvas } from './canvas-port.ts';
import { createLateCards, type LateCards } from './late-cards.ts';
import { createLateFiles } from './late-files.ts';
import { createFrameScheduler } from './frame-scheduler.ts';
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
  readonly cards: LateCards;
}

const unfetched = 'A part of the page could not be fetched. Check the connection, then try again.';

/** Puts the workshop together and begins to open the first document. Everything here lives as long as the page. */
export function start(): AppParts {
  const scheduler = createFrameScheduler();
  const plain = createWorkbench(scheduler);
  const view = createView();
  const training = createLateTraining(
    async (stores) => (await import('./training-chunk.ts')).createPageTraining(plain, view, scheduler, stores),
    () => view.notify(unfetched, { tone: 'error' }),
  );
  const workbench = withTraining(plain, training);
  const preferences = createPreferences(loadPreferences());
  const canvas = createLateCanvas();
  const cards = createLateCards();
  const text = createLateText();
  const session = createSession({
    workbench,
    view,
    text,
    loadOwnWork: async () => (await import('./own-work.ts')).createOwnWork(workbench, view, training.settle),
    async openLesson(id) {
      // Whatever cannot be fetched rejects here.
      await import('./classroom-chunk.ts');
      return new Promise((done) => classroom.use(({ lessons }) => done(lessons.open(id))));
    },
    onOpened: () => scheduler.request(() => canvas.present(workbench.$document.get())),
  });
  let outside: Promise<FilePort> | null = null;
  const loadOutside = (): Promise<FilePort> => {
    outside ??= import('./outside.ts').then(({ createOutside }) => createOutside({ bench, session, text }));
    return outside;
  };
  const files = createLateFiles(loadOutside, view);
  const lenses = createLenses();
  const classroom = createLateClassroom(
    async (stores) =>
      (await import('./classroom-chunk.ts')).createPageClassroom(
        { ...stores, workbench, view, preferences, lenses, canvas, training, scheduler },
        { bench: () => bench, session, text },
      ),
    () => view.notify(unfetched, { tone: 'error' }),
  );
  const bench: Bench = { workbench, view, preferences, canvas, files, training, lenses, classroom };

  // A document that asks for guesses needs what hides its numbers.
  plain.$opened.listen(({ unknown }) => unknown?.['exercise'] && classroom.use(() => {}));
  keepPreferences(preferences);
  bindLook(preferences);
  void import('./around.ts').then(({ around }) => {
    around.bindTraining(bench);
    around.bindClassroom(bench);
    around.bindKeyboard(bench);
  });
  addEventListener('hashchange', () => void session.follow(location.hash));
  addEventListener('beforeunload', (event) => {
    if (session.hasUnsavedWork()) event.preventDefault();
  });
  // The rest comes while nobody waits for it; whoever asks earlier gets it earlier.
  const opened = session.start();
  const lateCards = cards.load();
  const ready = opened.then(async () => void (await Promise.all([text.load(), loadOutside(), lateCards])));
  ready.catch(() => undefined);
  window.nudge = createPageInterface({
    workbench,
    version: String(import.meta.env['NUDGE_VERSION']),
    ready,
    scheduler,
    text,
    settle: training.settle,
    openUnsaved: session.visit,
  });
  return { bench, canvas, session, cards };
}
