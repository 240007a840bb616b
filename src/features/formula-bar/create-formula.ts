import { createMemo, createSignal } from 'solid-js';
import { nodeOf, type Address } from '../../kernel/ids.ts';
import { evaluate } from '../../compile/evaluate.ts';
import { applyFormula } from '../../formats/apply-formula.ts';
import { formulaOf } from '../../formats/formula.ts';
import { useStore } from '../../nodes/use-store.ts';
import type { Bench } from '../../store/bench.ts';
import { nameOf } from '../../store/commands/name-of.ts';
import { slotOf } from '../../store/commands/targets.ts';
import { unknownNames, withInputs } from './unknown-names.ts';

/** A formula being typed: what it is for, and its text so far. */
interface Draft {
  /** Null for an expression that will be new nodes. */
  readonly target: Address | null;
  readonly text: string;
}

/** More would make the undo menu wide. */
const longestLabel = 40;

/** The state of the formula bar. It shows the selected node's formula until one types; from then on the draft belongs to that node,
 *  whatever is selected, until Enter or Esc. */
export function createFormula(bench: Bench) {
  const { workbench, canvas, view } = bench;
  const document = useStore(workbench.$document);
  const selection = useStore(workbench.$selection);
  const [draft, setDraft] = createSignal<Draft | null>(null);
  const [isRefused, setRefused] = createSignal(false);

  const selected = createMemo((): Address | null => {
    const [first] = selection();
    return selection().size === 1 && first !== undefined ? slotOf(first) : null;
  });
  const target = () => draft()?.target ?? (draft() === null ? selected() : null);
  const isNote = () => {
    const address = target();
    return address !== null && document().nodes.get(nodeOf(address))?.kind === 'note';
  };
  const shown = createMemo(() => {
    const address = selected();
    return address === null ? '' : formulaOf(document(), address);
  });
  const text = () => draft()?.text ?? shown();

  const checked = createMemo(() => {
    const now = draft();
    if (now === null || now.text.trim() === '') return null;
    return applyFormula(document(), now.target, now.text);
  });
  const problem = () => {
    const result = checked();
    return result === null || result.ok ? null : result;
  };
  /** Names that can be made inputs, after which the formula holds. */
  const missing = createMemo(() => {
    const now = draft();
    if (now === null || problem() === null) return [];
    const names = unknownNames(document(), now.text);
    const holds = names.length > 0 && applyFormula(document(), now.target, withInputs(names, now.text)).ok;
    return holds ? names : [];
  });
  /** What the formula would come to. */
  const value = createMemo(() => {
    const result = checked();
    return result?.ok ? evaluate(result.document).value(result.selected) : undefined;
  });

  function begin(address: Address | null, typed: string): void {
    setRefused(false);
    setDraft({ target: address, text: typed });
  }

  function type(typed: string): void {
    begin(draft() === null ? selected() : target(), typed);
  }

  function leave(): void {
    setRefused(false);
    setDraft(null);
  }

  /** Makes the draft part of the document: one undo step. False where it is refused; nothing has changed then. */
  function commit(typed: string, moveOn: boolean): boolean {
    const before = workbench.$document.get();
    const address = target();
    const isFirst = before.nodes.size === 0;
    const result = applyFormula(
      before,
      address,
      typed,
      address === null && !isFirst ? canvas.visibleCentre() : undefined,
    );
    if (!result.ok) {
      setRefused(true);
      return false;
    }
    const said = typed.length > longestLabel ? `${typed.slice(0, longestLabel)}…` : typed;
    const words = address === null ? `Type ${said}` : `Change ${nameOf(before, address)}`;
    leave();
    workbench.commit(words, result.document, moveOn ? { select: [result.selected] } : {});
    for (const remark of result.remarks) view.notify(remark);
    view.announce(words);
    if (!moveOn) return true;
    if (isFirst) canvas.fit();
    else canvas.reveal(result.selected);
    canvas.focusNode(result.selected);
    return true;
  }

  /** Enter. A second one on names that nothing defines makes inputs of them. */
  function enter(): void {
    const now = draft();
    if (now === null) return;
    if (isRefused() && missing().length > 0) makeInputs();
    else commit(now.text, true);
  }

  function makeInputs(): void {
    const now = draft();
    if (now !== null) commit(withInputs(missing(), now.text), true);
  }

  /** The focus went elsewhere: a good change of a node is kept, an unchanged draft goes, and anything else waits. */
  function blur(): void {
    const now = draft();
    if (now === null) return;
    if (now.target !== null && now.text === formulaOf(document(), now.target)) leave();
    else if (now.target === null && now.text.trim() === '') leave();
    else if (now.target !== null && checked()?.ok === true) commit(now.text, false);
  }

  return {
    target,
    isNote,
    text,
    value,
    problem,
    missing,
    isRefused,
    isTyping: () => draft() !== null,
    begin,
    type,
    leave,
    enter,
    makeInputs,
    blur,
  };
}

export type Formula = ReturnType<typeof createFormula>;
