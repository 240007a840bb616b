import { createSignal, type Accessor } from 'solid-js';
import { readExpressions } from '../formats/read-expressions.ts';
import { readHash } from '../persistence/links.ts';
import type { Autosave } from '../persistence/autosave.ts';
import { exampleById, firstExample } from '../store/gallery/examples.ts';
import { galleryDocument } from '../store/gallery/gallery-document.ts';
import type { NudgeDocument } from '../graph/document.ts';
import type { View } from '../store/view.ts';

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
  readonly follow: (hash: string) => boolean;
  readonly openExample: (id: string) => boolean;
  readonly visit: (document: NudgeDocument) => void;
  /** Another document came onto the bench by other ways: show it whole. */
  readonly opened: () => void;
}

interface SessionParts {
  readonly autosave: Autosave;
  readonly view: View;
  /** The document is another one: show it whole. */
  readonly onOpened: () => void;
}

/** Storage that does not answer must not keep the page blank. */
const patience = 3_000;

export function createSession({ autosave, view, onOpened }: SessionParts): Session {
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

  function openExample(id: string): boolean {
    const example = exampleById(id);
    if (example === undefined) {
      view.notify(`There is no example called “${id}”. The gallery lists them all.`, { tone: 'error' });
      return false;
    }
    visit(galleryDocument(example));
    return true;
  }

  function follow(hash: string): boolean {
    const link = readHash(hash);
    if (link === null) return false;
    switch (link.kind) {
      case 'example':
        return openExample(link.id);
      case 'refused':
        view.notify(link.message, { tone: 'error' });
        return false;
      case 'code': {
        const result = readExpressions(link.text);
        if (!result.ok) {
          view.notify(`This link cannot be opened. Line ${result.line}, column ${result.column}: ${result.message}`, {
            tone: 'error',
          });
          return false;
        }
        visit(result.document);
        for (const remark of result.remarks.slice(0, 3)) view.notify(remark);
        return true;
      }
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
      if (!follow(location.hash) && !(await orPatience(autosave.back(), false))) visit(galleryDocument(firstExample));
      setReady(true);
    },
  };
}

function orPatience<Value>(answer: Promise<Value>, otherwise: Value): Promise<Value> {
  return Promise.race([answer, new Promise<Value>((resolve) => setTimeout(() => resolve(otherwise), patience))]);
}
