import { createSignal } from 'solid-js';
import { localOf, nodeOf, type Address } from '../../kernel/ids.ts';
import { nameProblem } from '../../graph/names.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { titleOf } from '../../nodes/titles.ts';
import { useTitles } from '../../nodes/use-titles.ts';
import { rename } from '../../store/edits.ts';

export interface NameBoxProps {
  readonly target: Address | null;
  readonly onProblem: (message: string | null) => void;
}

/** The name of the node whose formula is shown; typing over it renames the node. */
export function NameBox(props: NameBoxProps) {
  const { workbench } = useBench();
  const document = useStore(workbench.$document);
  const titles = useTitles();
  const [isWrong, setWrong] = createSignal(false);

  const record = () => (props.target === null ? undefined : document().nodes.get(nodeOf(props.target)));
  const isPart = () => props.target !== null && localOf(props.target) !== null;
  const name = () => {
    if (props.target !== null && isPart()) return titleOf(document(), titles(), props.target);
    return record()?.name ?? '';
  };
  const isFixed = () => record() === undefined || record()?.kind === 'note' || isPart();

  function complain(message: string | null): void {
    setWrong(message !== null);
    props.onProblem(message);
  }

  function commit(input: HTMLInputElement): void {
    const node = record();
    const text = input.value.trim();
    if (node === undefined || isFixed() || text === (node.name ?? '')) return complain(null);
    const mayBeUnnamed = text === '' && (node.kind === 'op' || (node.kind === 'leaf' && node.role === 'constant'));
    const problem = mayBeUnnamed ? null : nameProblem(document(), text, node.id);
    complain(problem);
    if (problem !== null) return;
    workbench.commit(`Rename ${node.name ?? 'a node'}`, rename(document(), node.id, text === '' ? null : text));
  }

  function key(event: KeyboardEvent & { readonly currentTarget: HTMLInputElement }): void {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.currentTarget.value = name();
      complain(null);
    } else if (event.key === 'Enter') commit(event.currentTarget);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** A name that cannot be is not kept when the focus goes elsewhere. */
  function leave(input: HTMLInputElement): void {
    commit(input);
    if (!isWrong()) return;
    input.value = name();
    complain(null);
  }

  return (
    <input
      class="name-box"
      type="text"
      aria-label="Name"
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
      placeholder={isFixed() ? '' : 'name'}
      value={name()}
      readonly={isFixed()}
      aria-invalid={isWrong() ? 'true' : undefined}
      on:keydown={key}
      on:blur={(event) => leave(event.currentTarget)}
    />
  );
}
