import { createSignal, type Accessor } from 'solid-js';
import { readHash } from '../persistence/links.ts';
import type { Autosave } from '../persistence/autosave-interface.ts';
import { firstDocument } from '../store/gallery/first-document.ts';
import type { NudgeDocument } from '../graph/document.ts';
import type { View } from '../store/view.ts';
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
  readonly openExample: (id: string) => Promise<boolean>;
  readonly visit: (document: NudgeDocument) => void;
  /** Another document came onto the bench by other ways: show it whole. */
  readonly opened: () => void;
}

interface SessionParts {
  readonly autosave: Autosave;
  readonly view: View;
  readonly text: LateText;
  /** The document is another one: show it whole. */
  readonly onOpened: () => void;
}

/** Storage that does not answer must not keep the page blank. */
const patience = 3_000;

export function createSession({ autosave, view, text, onOpened }: SessionParts): Session {
  const read = () => ({
    saved: autosave.status().text,
    isGuest: autosave.status().kind === 'unsaved' && autosave.hasWayBack(),
  });
  const [state, setState] = createSignal(read());
  const [isReady, setReady] = createSignal(false);
  autosave.listen(() => setState(read()));

  function visit(document: NudgeDocument): void {
    autosave.visit(document);
    onOpened();
  }

  async function openExample(id: string): Promise<boolean> {
    const { exampleById, galleryDocument } = await text.load();
    const example = exampleById(id);
    if (example === undefined) {
      view.notify(`There is no example called “${id}”. The gallery lists them all.`, { tone: 'error' });
      return false;
    }
    visit(galleryDocument(example));
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
    openExample,
    visit,
    opened: onOpened,
    async start() {
      await orPatience(autosave.start(), undefined);
      if (!(await follow(location.hash)) && !(await orPatience(autosave.back(), false))) visit(firstDocument());
      setReady(true);
    },
  };
}

function orPatience<Value>(answer: Promise<Value>, otherwise: Value): Promise<Value> {
  return Promise.race([answer, new Promise<Value>((resolve) => setTimeout(() => resolve(otherwise), patience))]);
}
