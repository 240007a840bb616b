import type { Bench, FilePort } from '../store/bench.ts';
import type { NodeId } from '../kernel/ids.ts';
import { emptyDocument } from '../graph/document.ts';
import { encodeDocument } from '../graph/encode.ts';
import { copyText } from '../persistence/copy-text.ts';
import { fileName, openFile, readDropped, saveFile, type FileResult } from '../persistence/files.ts';
import { codeLink } from '../persistence/links.ts';
import { recordsOf } from '../store/records-of.ts';
import type { ClipboardBinding } from './clipboard-effect.ts';
import type { LateText } from './late-text.ts';
import type { Session } from './session.ts';
import { isTableFile } from './table-text.ts';

interface FileParts {
  readonly bench: Bench;
  readonly session: Session;
  readonly text: LateText;
  readonly clipboard: ClipboardBinding;
}

/** The port of the bench, and what is dropped on the page. */
export interface Files extends FilePort {
  readonly openDropped: (transfer: DataTransfer) => Promise<void>;
}

/** Files, links and the clipboard, as the browser has them. Also takes what is dropped on the page. */
export function createFilePort({ bench, session, text, clipboard }: FileParts): Files {
  const { workbench, view } = bench;
  /** The file that Mod+S writes again, as long as the document it came from or went to stays open. */
  let handle: FileSystemFileHandle | null = null;
  let fileOf: unknown = null;

  const fail = (words: string) => void view.notify(words, { tone: 'error' });
  const unfetched = () => fail('A part of the page could not be fetched. Check the connection, then try again.');

  /** The document as expressions; null while the printer has not arrived, which people are told. */
  function written(only?: ReadonlySet<NodeId>): string | null {
    const chunk = text.now();
    if (chunk !== null)
      return only === undefined
        ? chunk.writeExpressions(workbench.$whole.get())
        : chunk.writeExpressions(workbench.$document.get(), only);
    void text.load().catch(unfetched);
    fail('The page is still loading. Try again in a moment.');
    return null;
  }

  async function show(result: FileResult | null): Promise<void> {
    if (result === null) return;
    if (!result.ok) {
      if (result.message !== null) fail(result.message);
      return;
    }
    if (isTableFile(result.name)) {
      const { takeTable } = await import('./take-table.ts');
      takeTable(bench, { text: result.text, fileName: result.name }, bench.canvas.visibleCentre());
      return;
    }
    const { readSource, refusalText } = await text.load();
    const read = readSource(result.text);
    if (!read.ok) return fail(`“${result.name}” cannot be opened. ${refusalText(read)}`);
    const title = result.name.replace(/(\.nudge)?\.(json|txt)$/i, '');
    session.visit(read.document.title === emptyDocument.title ? { ...read.document, title } : read.document);
    handle = result.name.endsWith('.json') ? result.handle : null;
    fileOf = workbench.$opened.get();
    for (const remark of read.remarks.slice(0, 3)) view.notify(remark);
  }

  async function save(to: FileSystemFileHandle | null): Promise<void> {
    const document = workbench.$whole.get();
    const result = await saveFile(encodeDocument(document), fileName(document.title), to);
    if (!result.ok) {
      if (result.message !== null) fail(result.message);
      return;
    }
    handle = result.handle;
    fileOf = workbench.$opened.get();
    view.notify(handle === null ? `Downloaded “${fileName(document.title)}”.` : `Saved “${handle.name}”.`);
  }

  async function copy(words: string, said: string): Promise<void> {
    if (await copyText(words)) view.notify(said);
    else fail('The browser does not let this page use the clipboard.');
  }

  return {
    newDocument: () => session.visit({ ...emptyDocument, seed: 1 + Math.floor(Math.random() * 999_999) }),
    open: () => void openFile().then(show).catch(unfetched),
    save: () => void save(fileOf === workbench.$opened.get() ? handle : null),
    saveAs: () => void save(null),
    openExample: (id) => void session.openExample(id).catch(unfetched),
    backToOwnWork() {
      void session
        .back()
        .then((found) => {
          if (!found) view.notify('There is no earlier work here yet.');
        })
        .catch(unfetched);
    },
    takeOver: () => void session.takeOver().catch(unfetched),
    copyLink() {
      const code = written();
      if (code === null) return;
      const link = codeLink(location.href, code);
      if (!link.ok) return fail(link.message);
      const left = 'It holds the expressions; places of cards and other looks are left out.';
      void copy(link.url, [`Link copied. ${left}`, link.warning].filter(Boolean).join(' '));
    },
    copyText() {
      const selected = recordsOf(workbench.$selection.get());
      const words = written(selected.size > 0 ? selected : undefined);
      if (words !== null) void copy(words, 'Copied as expressions.');
    },
    copy: () => clipboard.copy(),
    cut: () => clipboard.cut(),
    paste: () => clipboard.paste(),
    openDropped: async (transfer) => {
      await show(await readDropped(transfer)).catch(unfetched);
    },
  };
}
