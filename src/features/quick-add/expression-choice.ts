import { applyFormula } from '../../formats/apply-formula.ts';
import type { Bench } from '../../store/bench.ts';
import type { Place } from '../../store/view.ts';
import type { SearchItem } from '../../ui/search-rank.ts';

/** An expression has an operator or brackets somewhere; a bare word is a search. */
const looksLikeExpression = /[-+*/^×÷−=()@[\]]/;

/** A typed expression as a line of the search: `a * b + 1`. Where it cannot be read it says why, and cannot be picked. */
export function expressionChoice(bench: Bench, query: string, at: Place): SearchItem | null {
  const text = query.trim();
  if (!looksLikeExpression.test(text)) return null;
  const read = applyFormula(bench.workbench.$document.get(), null, text, at);
  const item: SearchItem = { id: 'expression', label: text, sign: 'ƒ', detail: 'Build this expression.' };
  return read.ok ? item : { ...item, disabled: read.message };
}

/** Builds the expression as one undo step, selects what it defines and shows it. */
export function buildExpression(bench: Bench, query: string, at: Place): void {
  const { workbench, view, canvas } = bench;
  const text = query.trim();
  const read = applyFormula(workbench.$document.get(), null, text, at);
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
