import type { NudgeDocument } from '../graph/document.ts';
import { leafNumber } from '../graph/patch.ts';
import { namedAddresses } from '../compile/named-addresses.ts';
import type { Address } from '../kernel/ids.ts';
import type { Scheduler } from '../runtime/scheduler.ts';
import { setRoot } from '../store/edits.ts';
import type { Workbench } from '../store/workbench.ts';
import type { LateText, TextChunk } from './late-text.ts';
import type { ReadSource } from './read-source.ts';

export type OpenResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly line?: number; readonly column?: number; readonly message: string };

/** `window.nudge`: the page's numbers for scripts, tests and embedding pages. Reads are always up to date, also right after a set. */
export interface PageInterface {
  /** Settles once the page shows its first document and can read and write text. `open` and `text` need it. */
  readonly ready: Promise<void>;
  readonly version: string;
  /** Opens expression text, document text, or a document as an object, as an unsaved document. A refusal leaves the open one untouched. */
  readonly open: (source: unknown) => OpenResult;
  /** Every named node, and slots inside macros as `o/w:p1`, in canonical order. */
  readonly names: () => readonly string[];
  /** Undefined for an unknown name. `value` is undefined while the node has none; `gradient` is null off the path to the root. */
  readonly get: (name: string) => { readonly value: number | undefined; readonly gradient: number | null } | undefined;
  /** Sets a leaf. Throws for what is no leaf, unknown or not finite. Sets to one name within half a second are one undo step. */
  readonly set: (name: string, number: number) => void;
  /** The root's name, null where there is none or it has no name. With a name: makes that node the root; with null: unsets it. */
  readonly root: (name?: string | null) => string | null;
  /** The document as plain JSON. */
  readonly document: () => unknown;
  /** The document as expression text. */
  readonly text: () => string;
  readonly undo: () => boolean;
  readonly redo: () => boolean;
  /** Calls back, at most once a frame, after numbers or the document changed. Returns the function that ends it. */
  readonly on: (event: 'change', listener: () => void) => () => void;
}

interface PageParts {
  readonly workbench: Workbench;
  readonly version: string;
  readonly ready: Promise<void>;
  readonly scheduler: Scheduler;
  readonly text: LateText;
  /** Brings numbers that are only shown so far, those of training, into the document. */
  readonly settle: () => void;
  /** Puts a document from outside on the bench, unsaved, with a way back. */
  readonly openUnsaved: (document: NudgeDocument) => void;
}

export function createPageInterface({
  workbench,
  version,
  ready,
  scheduler,
  text,
  settle,
  openUnsaved,
}: PageParts): PageInterface {
  const named = () => namedAddresses(workbench.$document.get(), workbench.live.$program.get());
  const addressOf = (name: string): Address => {
    const address = named().get(String(name));
    if (address === undefined) throw new Error(`There is no node called “${name}”.`);
    return address;
  };
  const nameOf = (address: Address | undefined) => [...named()].find(([, other]) => other === address)?.[0] ?? null;

  const readyText = () => {
    const chunk = text.now();
    if (chunk === null) throw new Error('The page is not ready yet: wait for nudge.ready.');
    return chunk;
  };

  return {
    ready,
    version,
    open(source) {
      const chunk = text.now();
      if (chunk === null) return { ok: false, message: 'The page is not ready yet: wait for nudge.ready.' };
      const read = readAnything(chunk, source);
      if (!read.ok) return read;
      openUnsaved(read.document);
      return { ok: true };
    },
    names: () => [...named().keys()],
    get(name) {
      const address = named().get(String(name));
      if (address === undefined) return undefined;
      return { value: workbench.live.value(address), gradient: workbench.live.gradient(address) ?? null };
    },
    set(name, number) {
      const address = addressOf(name);
      if (leafNumber(workbench.$document.get(), address) === undefined) {
        throw new Error(`“${name}” is computed; only inputs, parameters and constants can be set.`);
      }
      if (typeof number !== 'number' || !Number.isFinite(number))
        throw new Error(`“${name}” needs a finite number; this is ${String(number)}.`);
      workbench.commitNumber(address, number, { burst: `set ${name}` });
    },
    root(name) {
      if (name !== undefined) {
        const root = name === null ? null : addressOf(name);
        workbench.commit(
          name === null ? 'Let the root be found' : `Make ${name} the root`,
          setRoot(workbench.$document.get(), root),
        );
      }
      return nameOf(workbench.live.$program.get().root?.address);
    },
    document() {
      const { encodeDocument } = readyText();
      settle();
      return JSON.parse(encodeDocument(workbench.$whole.get()));
    },
    text() {
      const { writeExpressions } = readyText();
      settle();
      return writeExpressions(workbench.$whole.get());
    },
    undo: () => workbench.undo() !== null,
    redo: () => workbench.redo() !== null,
    on(event, listener) {
      if (event !== 'change') throw new Error(`There is no event “${String(event)}”; listen to “change”.`);
      let asked = false;
      const ask = () => {
        if (asked) return;
        asked = true;
        scheduler.request(() => {
          asked = false;
          listener();
        });
      };
      const ends = [workbench.live.$tick.listen(ask), workbench.$document.listen(ask)];
      return () => {
        for (const end of ends) end();
      };
    },
  };
}

/** Expression text, document text or a document object as a document. */
function readAnything({ readSource }: TextChunk, source: unknown): ReadSource {
  if (typeof source === 'string') return readSource(source);
  const text = source === null || typeof source !== 'object' ? undefined : stringified(source);
  return text === undefined
    ? { ok: false, message: 'Give expression text, document text or a document.' }
    : readSource(text);
}

function stringified(source: object): string | undefined {
  try {
    return JSON.stringify(source);
  } catch {
    return undefined;
  }
}
