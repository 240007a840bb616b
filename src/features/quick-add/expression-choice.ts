import type * as Reading from '../../formats/apply-formula.ts';
import type { Bench } from '../../store/bench.ts';
import type { Place } from '../../store/view.ts';
import type { SearchItem } from '../../ui/search-rank.ts';

/** What reads formulas: a chunk of its own. */
export type Reader = typeof Reading;

/** An expression has an operator or brackets somewhere; a bare word is a search. */
const looksLikeExpression = /[-+*/^×÷−=()@[\]]/;

/** A typed expression as a line of the search: `a * b + 1`. Where it cannot be read it says why, and cannot be picked. */
export function expressionChoice(bench: Bench, reader: Reader | null, query: string, at: Place): SearchItem | null {
  const text = query.trim();
  if (!looksLikeExpression.test(text)) return null;
  const item: SearchItem = { id: 'expression', label: text, sign: 'ƒ', detail: 'Build this expression.' };
  if (reader === null) return { ...item, disabled: 'One moment: what reads expressions is on its way.' };
  const read = reader.applyFormula(bench.workbench.$document.get(), null, text, at);
  return read.ok ? item : { ...item, disabled: read.message };
}

/** Builds the expression as one undo step, selects what it defines and shows it. */
export function buildExpression(bench: Bench, reader: Reader, query: string, at: Place): void {
  const { workbench, view, canvas } = bench;
  const text = query.trim();
  const read = reader.applyFormula(workbench.$document.get(), null, text, at);
  if (!read.ok) {
    view.notify(read.message);
    return;
  }
  workbench.commit(`Type ${text}`, read.document, { select: [read.selected] });
  canvas.reveal(read.selected);
  canvas.focusNode(read.selected);
  view.announce(`Built ${text}.`);
  for (const remark of read.remarks) view.notify(remark);
}
