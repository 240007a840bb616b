import './NoteCard.css';
import { Show } from 'solid-js';
import type { Address } from '../kernel/ids.ts';
import type { NoteRecord } from '../graph/document.ts';
import { setNote } from '../store/edits.ts';
import { useBench } from './bench-context.ts';
import { useNote } from './use-record.ts';
import { useStore } from './use-store.ts';

/** A remark of several lines, edited in place. */
export function NoteCard(props: { readonly address: Address }) {
  const { view } = useBench();
  const record = useNote(() => props.address);
  const renaming = useStore(view.$renaming);

  function edit(event: Event): void {
    event.stopPropagation();
    view.$renaming.set(props.address);
  }

  return (
    <div class="note-card" data-world>
      <Show when={record()}>
        {(found) => (
          <Show
            when={renaming() === props.address}
            fallback={
              <p class="nowheel" data-empty={found().text.trim() === '' ? '' : undefined} on:dblclick={edit}>
                {found().text.trim() === '' ? 'An empty note. Double-click to write.' : found().text}
              </p>
            }
          >
            <NoteField record={found()} />
          </Show>
        )}
      </Show>
    </div>
  );
}

function NoteField(props: { readonly record: NoteRecord }) {
  const { workbench, view, canvas } = useBench();

  function close(): void {
    view.$renaming.set(null);
  }

  function keep(text: string): void {
    workbench.commit('Write a note', setNote(workbench.$document.get(), props.record.id, text));
  }

  function key(event: KeyboardEvent & { readonly currentTarget: HTMLTextAreaElement }): void {
    if (event.isComposing) return;
    event.stopPropagation();
    const kept = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (event.key !== 'Escape' && !kept) return;
    const { value } = event.currentTarget;
    close();
    if (kept) keep(value);
    canvas.focusNode(props.record.id);
  }

  function leave(event: { readonly currentTarget: HTMLTextAreaElement }): void {
    if (view.$renaming.get() !== props.record.id) return;
    close();
    keep(event.currentTarget.value);
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
      value={props.record.text}
      on:keydown={key}
      on:blur={leave}
      on:dblclick={(event) => event.stopPropagation()}
    />
  );
}

/** As long as the file format allows. */
const longestNote = 10_000;
