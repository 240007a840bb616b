import type { FilePort } from '../store/bench.ts';
import type { View } from '../store/view.ts';
import type { Workbench } from '../store/workbench.ts';
import { emptyDocument } from '../graph/document.ts';
import { encodeDocument } from '../graph/encode.ts';
import { writeExpressions } from '../formats/write-expressions.ts';
import type { Autosave } from '../persistence/autosave.ts';
import { copyText } from '../persistence/copy-text.ts';
import { fileName, openFile, readDropped, saveFile, type FileResult } from '../persistence/files.ts';
import { codeLink } from '../persistence/links.ts';
import { recordsOf } from '../store/clipboard.ts';
import type { ClipboardBinding } from './clipboard-effect.ts';
import { readSource, refusalText } from './read-source.ts';
import type { Session } from './session.ts';

interface FileParts {
  readonly workbench: Workbench;
  readonly view: View;
  readonly autosave: Autosave;
  readonly session: Session;
  readonly clipboard: () => ClipboardBinding;
}

/** Files, links and the clipboard, as the browser has them. Also takes what is dropped on the page. */
export function createFilePort({ workbench, view, autosave, session, clipboard }: FileParts): FilePort & {
  readonly openDropped: (transfer: DataTransfer) => Promise<void>;
} {
  /** The file that Mod+S writes again, as long as the document it came from or went to stays open. */
  let handle: FileSystemFileHandle | null = null;
  let fileOf: unknown = null;

  const fail = (text: string) => void view.notify(text, { tone: 'error' });

  function show(result: FileResult | null): void {
    if (result === null) return;
    if (!result.ok) {
      if (result.message !== null) fail(result.message);
      return;
    }
    const read = readSource(result.text);
    if (!read.ok) return fail(`“${result.name}” cannot be opened. ${refusalText(read)}`);
    const title = result.name.replace(/(\.nudge)?\.(json|txt)$/i, '');
    session.visit(read.document.title === emptyDocument.title ? { ...read.document, title } : read.document);
    handle = result.name.endsWith('.json') ? result.handle : null;
    fileOf = workbench.$opened.get();
    for (const remark of read.remarks.slice(0, 3)) view.notify(remark);
  }

  async function save(to: FileSystemFileHandle | null): Promise<void> {
    const document = workbench.$document.get();
    const result = await saveFile(encodeDocument(document), fileName(document.title), to);
    if (!result.ok) {
      if (result.message !== null) fail(result.message);
      return;
    }
    handle = result.handle;
    fileOf = workbench.$opened.get();
    view.notify(handle === null ? `Downloaded “${fileName(document.title)}”.` : `Saved “${handle.name}”.`);
  }

  async function copy(text: string, said: string): Promise<void> {
    if (await copyText(text)) view.notify(said);
    else fail('The browser does not let this page use the clipboard.');
  }

  return {
    newDocument: () => session.visit({ ...emptyDocument, seed: 1 + Math.floor(Math.random() * 999_999) }),
    open: () => void openFile().then(show),
    save: () => void save(fileOf === workbench.$opened.get() ? handle : null),
    saveAs: () => void save(null),
    openExample: (id) => void session.openExample(id),
    backToOwnWork() {
      void autosave.back().then((found) => {
        if (found) session.opened();
        else view.notify('There is no earlier work here yet.');
      });
    },
    copyLink() {
      const text = writeExpressions(workbench.$document.get());
      const link = codeLink(location.href, text);
      if (!link.ok) return fail(link.message);
      const left = 'It holds the expressions; places of cards and other looks are left out.';
      void copy(link.url, [`Link copied. ${left}`, link.warning].filter(Boolean).join(' '));
    },
    copyText() {
      const selected = recordsOf(workbench.$selection.get());
      const text = writeExpressions(workbench.$document.get(), selected.size > 0 ? selected : undefined);
      void copy(text, 'Copied as expressions.');
    },
    copy: () => clipboard().copy(),
    cut: () => clipboard().cut(),
    paste: () => clipboard().paste(),
    openDropped: async (transfer) => show(await readDropped(transfer)),
  };
}
