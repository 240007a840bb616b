import { encodeDocument } from '../graph/encode.ts';
import type { NudgeDocument } from '../graph/document.ts';
import type { Autosave, AutosaveParts } from './autosave-interface.ts';
import { createSaveTimer } from './save-timer.ts';
import { copyStatus, lentStatus, savedStatus, savingStatus, unsavedStatus, type SaveStatus } from './save-status.ts';
import { createSessionShelf } from './session-shelf.ts';
import { damagedText, troubleText } from './storage-trouble.ts';
import { createWorkStore, type WorkWrite } from './work-store.ts';

/** The stay of one document on the bench. */
interface Sitting {
  readonly shelfId: string | null;
  /** Whether it came as a visitor. It may have become one's own work since. */
  readonly isVisitor: boolean;
  /** Whether whoever put it there keeps it: changes are no work of one's own. */
  readonly isLent?: boolean;
  /** The entry of the shelf that made way for it. */
  displaced: string | null;
  /** The document as it is stored or was opened. */
  baseline: NudgeDocument;
  /** Whether there are changes that are not stored. */
  isEdited: boolean;
}

export function createAutosave(parts: AutosaveParts): Autosave {
  const { bench, storage, createLock, notify, onHide, now = () => new Date() } = parts;
  const store = createWorkStore(storage, () => now().toISOString());
  const session = createSessionShelf();
  const listeners = new Set<() => void>();
  let sitting: Sitting = { shelfId: null, isVisitor: true, displaced: null, baseline: bench.get(), isEdited: false };
  /** The sitting whose document is the stored work, and the revision of it. */
  let owner: Sitting | null = null;
  let revision = 0;
  let hasWork = false;
  let isWriter = false;
  let failure: string | null = null;
  const timer = createSaveTimer(() => void flush());
  let queue: Promise<unknown> = Promise.resolve();
  let last = '';
  let parted: NudgeDocument | null = null;

  const lock = createLock(() => {
    isWriter = false;
    report();
  });

  function status(): SaveStatus {
    if (failure !== null) return { kind: 'failed', text: failure };
    if (sitting.isLent === true) return lentStatus;
    if (!isWriter) return copyStatus;
    if (sitting.isEdited) return savingStatus;
    return owner === sitting ? savedStatus : unsavedStatus;
  }

  function hasWayBack(): boolean {
    if (session.list().length > 0) return true;
    return sitting.isVisitor && (owner === sitting ? sitting.displaced !== null : hasWork);
  }

  function report(): void {
    const now = JSON.stringify([status(), hasWayBack()]);
    if (now === last) return;
    last = now;
    for (const listener of listeners) listener();
  }

  /** Reads and writes happen one after the other. */
  function enqueue<Value>(task: () => Promise<Value>): Promise<Value> {
    const done = queue.then(task);
    queue = done.catch(() => undefined);
    return done;
  }

  function writeOf(who: Sitting, { title, nodes }: NudgeDocument, text: string): WorkWrite {
    return { title, nodes: nodes.size, text, continues: owner === who ? revision : null, fromShelf: who.shelfId };
  }

  /** Stores a document as the work of its sitting. False when it could not be. */
  async function save(who: Sitting, document: NudgeDocument): Promise<boolean> {
    try {
      const result = await store.write(writeOf(who, document, encodeDocument(document)));
      if (result.kind === 'conflict') {
        // Another tab wrote although this one has the lock: it keeps its save, and this one asks before it puts its own beside it.
        isWriter = false;
        owner = null;
        return false;
      }
      owner = who;
      revision = result.revision;
      hasWork = true;
      failure = null;
      if (result.shelved !== null) {
        who.displaced = result.shelved.id;
        notify(`“${result.shelved.title}” went on the shelf; this is your work now.`);
      }
      for (const { title } of result.dropped) notify(`“${title}”, the oldest on the shelf, was removed to make room.`);
      if (result.setAside > 0) notify('A save that could not be read was put aside. It was not overwritten.');
      return true;
    } catch (error) {
      failure = troubleText(error);
      return false;
    }
  }

  function flush(): Promise<void> {
    timer.stop();
    return enqueue(async () => {
      const who = sitting;
      if (!who.isEdited || !isWriter) return;
      const document = bench.get();
      if (await save(who, document)) {
        who.baseline = document;
        who.isEdited = who === sitting && bench.get() !== document;
      }
      if (sitting.isEdited && isWriter) (failure === null ? timer.soon : timer.later)();
      report();
    });
  }

  /** Saves what a closed page left behind. */
  async function settle(): Promise<void> {
    const shelved = await store.settle();
    if (shelved !== null) notify(`“${shelved}” was changed in two places. What the closed page had is on the shelf.`);
  }

  /** Puts a document on the bench. What is not stored of the one that leaves is stored now, or kept as long as the page is open. */
  function show(
    document: NudgeDocument,
    isVisitor: boolean,
    { shelfId = null, isLent = false }: { readonly shelfId?: string | null; readonly isLent?: boolean } = {},
  ): Sitting {
    const leaving = sitting;
    if (leaving.isEdited) {
      const left = bench.get();
      void enqueue(async () => {
        if (isWriter && (await save(leaving, left))) return;
        session.put(left, now().toISOString());
        notify(`“${left.title}” could not be saved. It stays on the shelf until this page closes.`);
        report();
      });
    }
    sitting = { shelfId, isVisitor, isLent, displaced: null, baseline: document, isEdited: false };
    timer.stop();
    bench.open(document);
    report();
    return sitting;
  }

  async function readText(text: string, what: string): Promise<NudgeDocument | null> {
    // The loader comes in a chunk of its own: a first visit has nothing to load.
    const { decodeDocument } = await import('../graph/decode.ts');
    const result = decodeDocument(text);
    if (result.ok) return result.document;
    notify(`${what} could not be opened. ${result.message}`);
    return null;
  }

  /** The newest save that opens. */
  async function readWork(): Promise<{ readonly document: NudgeDocument; readonly revision: number } | null> {
    for (;;) {
      const { newest } = await store.read();
      hasWork = newest !== null;
      if (newest === null) return null;
      const document = await readText(newest.text, 'The newest save');
      if (document !== null) return { document, revision: newest.revision };
      store.refuse(newest.revision);
    }
  }

  function showWork(work: { readonly document: NudgeDocument; readonly revision: number }): void {
    const before = revision;
    const shown = show(work.document, false);
    // Queued behind a save of what left the bench. If there was one, that is the work now, and this is a visitor.
    void enqueue(async () => {
      if (sitting !== shown || revision !== before) return;
      owner = shown;
      revision = work.revision;
      report();
    });
  }

  /** Reads the storage in turn; a failure is told and counts as nothing found. */
  async function tryReading<Value>(read: () => Promise<Value>): Promise<Value | null> {
    try {
      return await enqueue(read);
    } catch {
      notify('What this browser stored could not be read. Try again.');
      return null;
    }
  }

  async function restore(id: string, isVisitor: boolean): Promise<boolean> {
    const kept = session.get(id);
    if (kept !== undefined) {
      session.remove(id);
      show(kept, isVisitor).isEdited = true;
      if (isWriter) timer.soon();
      report();
      return true;
    }
    const text = await tryReading(() => store.shelfText(id));
    const document = text === null ? null : await readText(text, 'This document');
    if (document === null) return false;
    show(document, isVisitor, { shelfId: id });
    return true;
  }

  function keep(): Promise<void> {
    sitting.isEdited = true;
    return flush();
  }

  const stopListening = bench.listen(() => {
    if (sitting.isLent === true || bench.get() === sitting.baseline) return;
    sitting.isEdited = true;
    if (isWriter) timer.soon();
    report();
  });
  /** A page that is being closed has no time to hear that a save succeeded. It leaves its work for the next visit, and saves if it lives. */
  const stopHiding = onHide?.(() => {
    if (!sitting.isEdited || !isWriter) return;
    const document = bench.get();
    try {
      if (parted !== document) store.part(writeOf(sitting, document, encodeDocument(document)));
      parted = document;
    } catch {
      // The save that follows says what is wrong.
    }
    void flush();
  });

  return {
    status,
    hasWayBack,
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async start() {
      // A browser that refuses to say leaves it to the revisions, which no save overwrites unseen.
      isWriter = await lock.acquire().catch(() => true);
      try {
        if (isWriter) await enqueue(settle);
        const { newest, damaged } = await enqueue(store.read);
        if (damaged.length > 0) notify(damagedText(newest !== null));
        hasWork = newest !== null;
      } catch (error) {
        failure = troubleText(error);
      }
      report();
    },
    visit: (document) => void show(document, true),
    lend: (document) => void show(document, true, { isLent: true }),
    async back() {
      await flush();
      if (owner === null || owner !== sitting) {
        const work = await tryReading(readWork);
        if (work !== null) {
          showWork(work);
          await queue;
          return true;
        }
      }
      const [kept] = session.list();
      if (kept !== undefined) return restore(kept.id, false);
      const id = sitting.displaced ?? (await tryReading(store.read))?.shelf[0]?.id;
      if (id === undefined || !(await restore(id, false))) return false;
      // What one goes back to is the work again at once, also after a reload.
      if (isWriter) await keep();
      return true;
    },
    keep,
    async takeOver() {
      if (!isWriter) isWriter = await lock.take().catch(() => false);
      if (!isWriter) return notify('The other tab does not let go. Close it, then try again.');
      await tryReading(settle);
      const work = await tryReading(readWork);
      if (sitting.isEdited) {
        if (work === null || work.revision !== revision) owner = null;
        await flush();
      } else if (work !== null && work.revision !== revision) {
        showWork(work);
        await queue;
      }
      report();
    },
    flush,
    hasUnsavedWork: () => sitting.isEdited || session.list().length > 0,
    shelf: {
      async list() {
        const stored = await tryReading(store.read);
        return [...session.list(), ...(stored?.shelf ?? [])];
      },
      restore: (id) => restore(id, true),
    },
    aside: async () => (await tryReading(store.aside)) ?? [],
    end() {
      stopListening();
      stopHiding?.();
      timer.stop();
      lock.release();
    },
  };
}
