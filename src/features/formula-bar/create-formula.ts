import { createMemo, createSignal } from 'solid-js';
import { nodeOf, type Address } from '../../kernel/ids.ts';
import { formulaOf } from '../../formats/formula.ts';
import { useStore } from '../../nodes/use-store.ts';
import type { Bench } from '../../store/bench.ts';
import { nameOf } from '../../store/commands/name-of.ts';
import { slotOf } from '../../store/commands/slot-of.ts';
import type * as Reading from './check-formula.ts';

type Reader = typeof Reading;

/** A formula being typed: what it is for, and its text so far. */
interface Draft {
  /** Null for an expression that will be new nodes. */
  readonly target: Address | null;
  readonly text: string;
}

/** More would make the undo menu wide. */
const longestLabel = 40;

/** The state of the formula bar. It shows the selected node's formula until one types; from then on the draft belongs to that node,
 *  whatever is selected, until Enter or Esc. What reads formulas comes in a chunk of its own, fetched when the bar is entered. */
export function createFormula(bench: Bench) {
  const { workbench, canvas, view } = bench;
  const document = useStore(workbench.$document);
  const selection = useStore(workbench.$selection);
  const [reader, setReader] = createSignal<Reader | null>(null);
  const [draft, setDraft] = createSignal<Draft | null>(null);
  const [isRefused, setRefused] = createSignal(false);

  const selected = createMemo((): Address | null => {
    const [first] = selection();
    return selection().size === 1 && first !== undefined ? slotOf(first) : null;
  });
  const target = () => {
    const now = draft();
    return now === null ? selected() : now.target;
  };
  const isNote = () => {
    const address = target();
    return address !== null && document().nodes.get(nodeOf(address))?.kind === 'note';
  };
  const shown = createMemo(() => {
    const address = selected();
    return address === null ? '' : formulaOf(document(), address);
  });

  const checked = createMemo(() => {
    const now = draft();
    if (now === null || now.text.trim() === '') return null;
    return reader()?.checkFormula(document(), now.target, now.text) ?? null;
  });
  const problem = () => {
    const result = checked();
    return result === null || result.ok ? null : result.error;
  };
  const missing = () => {
    const result = checked();
    return result === null || result.ok ? [] : result.missing;
  };
  const value = () => {
    const result = checked();
    return result?.ok === true ? result.value : undefined;
  };

  async function load(): Promise<void> {
    try {
      const arrived = await import('./check-formula.ts');
      setReader(() => arrived);
    } catch {
      view.notify('What reads formulas could not be fetched. Check the connection, then try again.', { tone: 'error' });
    }
  }

  /** Runs once formulas can be read: at once where they can. */
  function whenRead(use: (reader: Reader) => void): void {
    const ready = reader();
    if (ready !== null) return use(ready);
    void load().then(() => {
      const arrived = reader();
      if (arrived !== null) use(arrived);
    });
  }

  function begin(address: Address | null, typed: string): void {
    setRefused(false);
    setDraft({ target: address, text: typed });
  }

  function leave(): void {
    setRefused(false);
    setDraft(null);
  }

  /** Makes the draft part of the document: one undo step. Refused, nothing changes and the draft stays. */
  function commit(options: { readonly inputs: readonly string[]; readonly moveOn: boolean }): void {
    whenRead(({ applyChecked }) => {
      const now = draft();
      if (now === null) return;
      const before = workbench.$document.get();
      const isFirst = before.nodes.size === 0;
      const origin = now.target === null && !isFirst ? canvas.visibleCentre() : undefined;
      const applied = applyChecked(before, now.target, now.text, { inputs: options.inputs, origin });
      if (!applied.ok) return void setRefused(true);
      const said = now.text.length > longestLabel ? `${now.text.slice(0, longestLabel)}…` : now.text;
      const words = now.target === null ? `Type ${said}` : `Change ${nameOf(before, now.target)}`;
      leave();
      workbench.commit(words, applied.document, options.moveOn ? { select: [applied.selected] } : {});
      for (const remark of applied.remarks) view.notify(remark);
      view.announce(words);
      if (!options.moveOn) return;
      if (isFirst) canvas.fit();
      else canvas.reveal(applied.selected);
      canvas.focusNode(applied.selected);
    });
  }

  /** Enter. A second one on names that nothing defines makes inputs of them. */
  function enter(): void {
    commit({ inputs: isRefused() ? missing() : [], moveOn: true });
  }

  /** The focus went elsewhere: a good change of a node is kept, an unchanged draft goes, and anything else waits. */
  function blur(): void {
    const now = draft();
    if (now === null) return;
    const unchanged = now.target === null ? '' : formulaOf(document(), now.target);
    if (now.text.trim() === unchanged) leave();
    else if (now.target !== null && checked()?.ok === true) commit({ inputs: [], moveOn: false });
  }

  return {
    target,
    isNote,
    text: () => draft()?.text ?? shown(),
    value,
    problem,
    missing,
    isRefused,
    isTyping: () => draft() !== null,
    /** Fetches what reads formulas, before it is needed. */
    prepare: () => whenRead(() => undefined),
    begin,
    type: (typed: string) => begin(target(), typed),
    leave,
    enter,
    makeInputs: () => commit({ inputs: missing(), moveOn: true }),
    blur,
  };
}
