import { createSignal, type Accessor } from 'solid-js';
import { copyStatus, unsavedStatus } from '../persistence/save-status.ts';
import { clearHash, readHash } from '../persistence/links.ts';
import type { Autosave } from '../persistence/autosave-interface.ts';
import { firstDocument } from '../store/gallery/first-document.ts';
import type { NudgeDocument } from '../graph/document.ts';
import type { View } from '../store/view.ts';
import type { Workbench } from '../store/workbench.ts';
import type { LateText } from './late-text.ts';

/** Which document is on the bench, and how safe it is. */
export interface Session {
  /** "Saved", "Saving…", "Open in another tab. …". */
  readonly saved: Accessor<string>;
  /** Whether one's own work waits while an example, a link or a file is open. */
  readonly isGuest: Accessor<boolean>;
  /** Whether there is a document on the bench yet. */
  readonly isReady: Accessor<boolean>;
  /** Opens what the address asks for, else one's own work, else the first example. Settles when something is on the bench. */
  readonly start: () => Promise<void>;
  /** Opens what the part of an address after # asks for; false when it asks for nothing. A refusal is told and leaves the open document. */
  readonly follow: (hash: string) => Promise<boolean>;
  /** Opens a pasted link of ours; false for any other text. */
  readonly openLink: (text: string) => boolean;
  readonly openExample: (id: string) => Promise<boolean>;
  readonly visit: (document: NudgeDocument) => void;
  /** Puts a document on the bench that never becomes one's own work, however much it is changed. */
  readonly lend: (document: NudgeDocument) => Promise<void>;
  /** Puts one's own work back on the bench; false when there is none. */
  readonly back: () => Promise<boolean>;
  /** In a tab that only has a copy: saves from here from now on. */
  readonly takeOver: () => Promise<void>;
  /** Whether closing the page would lose something. */
  readonly hasUnsavedWork: () => boolean;
  /** Another document came onto the bench by other ways: show it whole. */
  readonly opened: () => void;
}

interface SessionParts {
  readonly workbench: Workbench;
  readonly view: View;
  readonly text: LateText;
  /** Fetches and makes the keeper of one's own work. */
  readonly loadOwnWork: () => Promise<Autosave>;
  /** Opens a lesson; false when there is none of that id, which it has told then. Rejects when its code cannot be fetched. */
  readonly openLesson: (id: string) => Promise<boolean>;
  /** The document is another one: show it whole. */
  readonly onOpened: () => void;
}

/** Storage that does not answer must not keep the page blank. */
const patience = 3_000;
const visitedKey = 'nudge:visited';

export function createSession({ workbench, view, text, loadOwnWork, openLesson, onOpened }: SessionParts): Session {
  let autosave: Autosave | null = null;
  let asked: Promise<Autosave> | null = null;
  const [state, setState] = createSignal({ saved: unsavedStatus.text, isGuest: false });
  const [isReady, setReady] = createSignal(false);

  /** The keeper, once it has looked what is stored. */
  function ownWork(): Promise<Autosave> {
    asked ??= loadOwnWork().then(async (keeper) => {
      autosave = keeper;
      let isTold = false;
      const report = () => {
        const { kind, text: saved } = keeper.status();
        // What a link opened has become one's own work: reloading must bring that back, not the link again.
        if ((kind === 'saving' || kind === 'saved') && readHash(location.hash) !== null) clearHash();
        setState({ saved, isGuest: keeper.hasWayBack() });
        if (kind === 'copy' && !isTold)
          view.notify(copyStatus.text, { action: { command: 'file.takeOver', title: 'Save here instead' } });
        isTold = kind === 'copy';
      };
      keeper.listen(report);
      await orPatience(keeper.start(), undefined);
      report();
      return keeper;
    });
    return asked;
  }

  function visit(document: NudgeDocument): void {
    if (autosave === null) workbench.open(document);
    else autosave.visit(document);
    onOpened();
  }

  async function openExample(id: string): Promise<boolean> {
    const { exampleById, exampleDocument } = await text.load();
    const example = exampleById(id);
    if (example === undefined) {
      view.notify(`There is no example called “${id}”. The gallery lists them all.`, { tone: 'error' });
      return false;
    }
    visit(await exampleDocument(example));
    return true;
  }

  async function openCode(code: string): Promise<boolean> {
    const { readSource, refusalText } = await text.load();
    const read = readSource(code);
    if (!read.ok) {
      view.notify(`This link cannot be opened. ${refusalText(read)}`, { tone: 'error' });
      return false;
    }
    visit(read.document);
    for (const remark of read.remarks.slice(0, 3)) view.notify(remark);
    return true;
  }

  async function follow(hash: string): Promise<boolean> {
    const link = readHash(hash);
    if (link === null) return false;
    if (link.kind === 'refused') {
      view.notify(link.message, { tone: 'error' });
      return false;
    }
    try {
      if (link.kind === 'lesson') return await openLesson(link.id);
      return await (link.kind === 'example' ? openExample(link.id) : openCode(link.text));
    } catch {
      view.notify('A part of the page could not be fetched. Check the connection, then try again.', { tone: 'error' });
      return false;
    }
  }

  return {
    isReady,
    saved: () => state().saved,
    isGuest: () => state().isGuest,
    follow,
    openLink(pasted) {
      const hash = /^\S+(#(?:code|exercise|example|lesson)=\S*)$/.exec(pasted.trim())?.[1];
      if (hash === undefined || readHash(hash) === null) return false;
      void follow(hash);
      return true;
    },
    openExample,
    visit,
    async lend(document) {
      (await ownWork()).lend(document);
      onOpened();
    },
    opened: onOpened,
    async back() {
      const found = await (await ownWork()).back();
      if (found) onOpened();
      return found;
    },
    takeOver: async () => (await ownWork()).takeOver(),
    hasUnsavedWork: () => autosave?.hasUnsavedWork() ?? false,
    async start() {
      // A visit by a link counts, too: what came of it is looked for at the next one.
      const isFirst = isFirstVisit();
      if (location.hash === '' && isFirst) {
        visit(firstDocument());
        setReady(true);
        const keeper = await ownWork();
        // Whatever was changed before the keeper came is work as well.
        if (workbench.$whole.get() !== workbench.$opened.get()) await keeper.keep();
        return;
      }
      const keeper = await ownWork();
      if (!(await follow(location.hash)) && !(await orPatience(keeper.back(), false))) visit(firstDocument());
      setReady(true);
    },
  };
}

/** A first visit has nothing stored, so that it need not wait for what reads the storage. Where nobody remembers, each visit looks. */
function isFirstVisit(): boolean {
  try {
    const isFirst = localStorage.getItem(visitedKey) === null;
    localStorage.setItem(visitedKey, 'yes');
    return isFirst;
  } catch {
    return false;
  }
}

function orPatience<Value>(answer: Promise<Value>, otherwise: Value): Promise<Value> {
  return Promise.race([answer, new Promise<Value>((resolve) => setTimeout(() => resolve(otherwise), patience))]);
}
