import type { Bench } from '../store/bench.ts';
import { recordsOf } from '../store/records-of.ts';
import { removeNodes } from '../macros/wiring.ts';
import type { Place } from '../store/view.ts';
import type { LateText } from './late-text.ts';
import { looksLikeCells } from './table-text.ts';

/** The type under which Nudge finds its own nodes again; other programs take the plain text. */
const nodesType = 'application/x-nudge+json';

export interface ClipboardBinding {
  readonly copy: () => void;
  readonly cut: () => void;
  /** Asks the browser for the clipboard; where it says no, people are told which keys do it. */
  readonly paste: () => void;
  readonly end: () => void;
}

/** Binds the browser's copy, cut and paste to the bench. Text fields keep theirs. */
export function bindClipboard(bench: Bench, text: LateText, openText: (text: string) => boolean): ClipboardBinding {
  const { workbench, view, canvas } = bench;
  let pointer: Place | null = null;

  function inText(event: ClipboardEvent): boolean {
    const element = event.target instanceof HTMLElement ? event.target : document.body;
    if (element.matches('textarea') || element.isContentEditable) return true;
    // A number that is only looked at is no text field: its card is what is copied.
    return (
      element.matches('input') &&
      !(element.getAttribute('role') === 'spinbutton' && element.dataset['editing'] === undefined)
    );
  }

  /** Text that a person has marked on the page is theirs to copy. */
  const hasMarkedText = () => (getSelection()?.toString() ?? '') !== '';

  function onCopy(event: ClipboardEvent): void {
    if (inText(event) || hasMarkedText()) return;
    const ids = recordsOf(workbench.$selection.get());
    if (ids.size === 0 || event.clipboardData === null) return;
    // The event cannot wait: should the printer not have arrived yet, the copy is left to the next try.
    const chunk = text.now();
    if (chunk === null) {
      view.notify('The page is still loading. Try again in a moment.');
      return;
    }
    const { text: words, document: nodes } = chunk.copied(workbench.$document.get(), ids);
    event.clipboardData.setData('text/plain', words);
    event.clipboardData.setData(nodesType, nodes);
    event.preventDefault();
    const cards = ids.size === 1 ? '1 card' : `${ids.size} cards`;
    if (event.type === 'cut') workbench.commit(`Cut ${cards}`, removeNodes(workbench.$document.get(), ids));
    view.announce(`${event.type === 'cut' ? 'Cut' : 'Copied'} ${cards}`);
  }

  function onPaste(event: ClipboardEvent): void {
    if (inText(event) || event.clipboardData === null) return;
    const nodes = event.clipboardData.getData(nodesType);
    const words = event.clipboardData.getData('text/plain');
    if (nodes === '' && words.trim() === '') return;
    event.preventDefault();
    void put(words, nodes === '' ? undefined : nodes).catch(unfetched);
  }

  const unfetched = () =>
    void view.notify('A part of the page could not be fetched. Check the connection, then try again.', {
      tone: 'error',
    });

  async function put(words: string, nodes?: string): Promise<void> {
    if (nodes === undefined && openText(words)) return;
    const at = pointer ?? canvas.visibleCentre();
    if (nodes === undefined && looksLikeCells(words)) {
      const { takeTable } = await import('./take-table.ts');
      takeTable(bench, { text: words, fileName: null }, at);
      return;
    }
    const { pasted } = await text.load();
    const result = pasted(workbench.$document.get(), { text: words, ...(nodes === undefined ? {} : { nodes }) }, at);
    if (!result.ok) {
      view.notify(`This cannot be pasted. ${result.message}`, { tone: 'error' });
      return;
    }
    workbench.commit('Paste', result.document, { select: result.ids });
    for (const remark of result.remarks.slice(0, 3)) view.notify(remark);
    const [first] = result.ids;
    if (first !== undefined) canvas.reveal(first);
  }

  function follow(event: PointerEvent): void {
    const over = event.target instanceof Element && event.target.closest('.canvas') !== null;
    pointer = over ? canvas.toFlow({ x: event.clientX, y: event.clientY }) : null;
  }

  async function pasteFromMenu(): Promise<void> {
    let words = '';
    try {
      words = await navigator.clipboard.readText();
    } catch {
      view.notify('The browser keeps its clipboard to itself here. Press Ctrl+V (⌘V on a Mac) instead.');
      return;
    }
    await put(words).catch(unfetched);
  }

  document.addEventListener('copy', onCopy);
  document.addEventListener('cut', onCopy);
  document.addEventListener('paste', onPaste);
  addEventListener('pointermove', follow, { passive: true });
  return {
    // Not deprecated for this: it raises the very event that the keys raise, with the clipboard in it.
    copy: () => void document.execCommand('copy'),
    cut: () => void document.execCommand('cut'),
    paste: () => void pasteFromMenu(),
    end() {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCopy);
      document.removeEventListener('paste', onPaste);
      removeEventListener('pointermove', follow);
    },
  };
}
