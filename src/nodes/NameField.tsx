import './NameField.css';
import { createSignal, createUniqueId, Show } from 'solid-js';
import type { NodeId } from '../kernel/ids.ts';
import { nameProblem } from '../graph/names.ts';
import { rename } from '../store/edits.ts';
import { Icon } from '../ui/Icon.tsx';
import { useBench } from './bench-context.ts';

/** Takes a new name for a node: Enter or leaving keeps it, Esc does not. A wrong one is refused in words and can be mended. */
export function NameField(props: { readonly node: NodeId; readonly title: string }) {
  const { workbench, view, canvas } = useBench();
  const problemId = createUniqueId();
  const [problem, setProblem] = createSignal<string | null>(null);

  const record = () => workbench.$document.get().nodes.get(props.node);
  /** Ops and constants need no name: they are then called after what they are. */
  const needsName = () => {
    const found = record();
    return found?.kind === 'macro' || (found?.kind === 'leaf' && found.role !== 'constant');
  };

  function wrong(text: string): string | null {
    return text === '' && !needsName() ? null : nameProblem(workbench.$document.get(), text, props.node);
  }

  function keep(text: string): void {
    const name = text === '' ? null : text;
    const words = name === null ? `Remove the name ${props.title}` : `Rename ${props.title} to ${name}`;
    workbench.commit(words, rename(workbench.$document.get(), props.node, name));
  }

  /** Taking the field away takes the focus from it, which must not count as leaving it. */
  let closed = false;

  function close(): void {
    closed = true;
    if (view.$renaming.get() === props.node) view.$renaming.set(null);
  }

  function key(event: KeyboardEvent & { readonly currentTarget: HTMLInputElement }): void {
    if (event.isComposing) return;
    // Letters are the name's, not the page's shortcuts.
    event.stopPropagation();
    if (event.key === 'Escape') {
      close();
      canvas.focusNode(props.node);
    } else if (event.key === 'Enter') {
      const text = event.currentTarget.value.trim();
      const refusal = wrong(text);
      setProblem(refusal);
      if (refusal !== null) return;
      keep(text);
      close();
      canvas.focusNode(props.node);
    }
  }

  function leave(event: { readonly currentTarget: HTMLInputElement }): void {
    if (closed) return;
    const text = event.currentTarget.value.trim();
    const refusal = wrong(text);
    if (refusal === null) keep(text);
    else view.notify(`${props.title} kept its name. ${refusal}`, { tone: 'warning' });
    close();
  }

  function begin(input: HTMLInputElement): void {
    queueMicrotask(() => {
      input.focus({ preventScroll: true });
      input.select();
    });
  }

  return (
    <span class="name-field nodrag nopan">
      <input
        ref={begin}
        type="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-label={`name of ${props.title}`}
        aria-invalid={problem() === null ? undefined : 'true'}
        aria-describedby={problem() === null ? undefined : problemId}
        value={record()?.name ?? ''}
        placeholder={needsName() ? undefined : 'no name'}
        on:keydown={key}
        on:input={() => setProblem(null)}
        on:blur={leave}
        on:dblclick={(event) => event.stopPropagation()}
      />
      <Show when={problem()}>
        {(message) => (
          <span class="name-field-problem" id={problemId} role="alert">
            <Icon name="warning" />
            {message()}
          </span>
        )}
      </Show>
    </span>
  );
}
