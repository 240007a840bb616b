import './NoteCard.css';
import { Show } from 'solid-js';
import { nodeOf, type Address, type NodeId } from '../kernel/ids.ts';
import { setNote } from '../store/edits.ts';
import { useBench } from './bench-context.ts';
import { useNote } from './use-record.ts';
import { useStore } from './use-store.ts';

/** A remark of several lines, edited in place. */
export function NoteCard(props: { readonly address: Address }) {
  const { view } = useBench();
  const record = useNote(() => props.address);
  const renaming = useStore(view.$renaming);
  const text = () => record()?.text ?? '';

  function edit(event: Event): void {
    event.stopPropagation();
    view.$renaming.set(props.address);
  }

  return (
    <div class="note-card" data-world>
      <Show
        when={renaming() === props.address}
        fallback={
          <p class="nowheel" data-empty={text().trim() === '' ? '' : undefined} on:dblclick={edit}>
            {text().trim() === '' ? 'An empty note. Double-click to write.' : text()}
          </p>
        }
      >
        <NoteField node={nodeOf(props.address)} text={text()} />
      </Show>
    </div>
  );
}

function NoteField(props: { readonly node: NodeId; readonly text: string }) {
  const { workbench, view, canvas } = useBench();

  /** Taking the field away takes the focus from it, which must not count as leaving it. */
  let closed = false;

  function close(): void {
    closed = true;
    if (view.$renaming.get() === props.node) view.$renaming.set(null);
  }

  function keep(text: string): void {
    workbench.commit('Write a note', setNote(workbench.$document.get(), props.node, text));
  }

  function key(event: KeyboardEvent & { readonly currentTarget: HTMLTextAreaElement }): void {
    if (event.isComposing) return;
    event.stopPropagation();
    const kept = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (event.key !== 'Escape' && !kept) return;
    if (kept) keep(event.currentTarget.value);
    close();
    canvas.focusNode(props.node);
  }

  function leave(event: { readonly currentTarget: HTMLTextAreaElement }): void {
    if (closed) return;
    keep(event.currentTarget.value);
    close();
  }

  function begin(area: HTMLTextAreaElement): void {
    queueMicrotask(() => {
      area.focus({ preventScroll: true });
      area.setSelectionRange(area.value.length, area.value.length);
    });
  }

  return (
    <textarea
      ref={begin}
      class="nodrag nopan nowheel"
      aria-label="note text"
      maxlength={longestNote}
      value={props.text}
      on:keydown={key}
      on:blur={leave}
      on:dblclick={(event) => event.stopPropagation()}
    />
  );
}

/** As long as the file format allows. */
const longestNote = 10_000;
