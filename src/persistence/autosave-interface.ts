import type { NudgeDocument } from '../graph/document.ts';
import type { SaveStatus } from './save-status.ts';
import type { ShelfEntry } from './shelf.ts';
import type { Storage } from './storage.ts';
import type { WriterLock } from './writer-lock.ts';

/** Where the document lies that people work on. */
export interface DocumentBench {
  readonly get: () => NudgeDocument;
  readonly listen: (listener: () => void) => () => void;
  readonly open: (document: NudgeDocument) => void;
}

export interface AutosaveParts {
  readonly bench: DocumentBench;
  readonly storage: Storage;
  /** Makes the lock; `onLost` is called when another tab takes it. */
  readonly createLock: (onLost: () => void) => WriterLock;
  /** Tells people what happened, in one sentence. */
  readonly notify: (text: string) => void;
  /** Calls back when the page is about to be hidden or closed; returns what ends that. */
  readonly onHide?: (callback: () => void) => () => void;
  readonly now?: () => Date;
}

/** Keeps one's own work. The document on the bench is either that work, or a visitor: an example, a link, a file, an entry of the shelf.
 *  A visitor is stored only once it is changed; what was the work until then goes on the shelf. Nothing that a person made is overwritten. */
export interface Autosave {
  readonly status: () => SaveStatus;
  /** Whether one's own work waits while a visitor, changed or not, is on the bench. */
  readonly hasWayBack: () => boolean;
  /** Calls back when one of the two changed. */
  readonly listen: (listener: () => void) => () => void;
  /** Asks for the right to write and looks what is stored. Call once, before anything is shown. Never rejects. */
  readonly start: () => Promise<void>;
  /** Puts a document on the bench that is not (yet) one's own work. */
  readonly visit: (document: NudgeDocument) => void;
  /** Puts a document on the bench that never becomes one's own work, however much it is changed: whoever lends it keeps it. */
  readonly lend: (document: NudgeDocument) => void;
  /** Puts one's own work back on the bench; a visitor that had taken its place goes on the shelf. In one's own work: swaps it with the
   *  newest entry of the shelf. False when there is nothing; refusals are told by `notify`. */
  readonly back: () => Promise<boolean>;
  /** Makes the visitor one's own work, unchanged. */
  readonly keep: () => Promise<void>;
  /** In a tab that may not write: takes the right over. Changes made here become the work, and what the other tab saved goes on the shelf;
   *  without changes the newest save is shown. */
  readonly takeOver: () => Promise<void>;
  /** Stores what is not stored yet. Resolves when that is done or has failed. */
  readonly flush: () => Promise<void>;
  /** Whether closing the page would lose something. */
  readonly hasUnsavedWork: () => boolean;
  readonly shelf: {
    /** Newest first. */
    readonly list: () => Promise<readonly ShelfEntry[]>;
    /** Opens an entry as a visitor. */
    readonly restore: (id: string) => Promise<boolean>;
  };
  /** What was found damaged and put aside, as it was found. */
  readonly aside: () => Promise<readonly unknown[]>;
  readonly end: () => void;
}
