import { createUniqueId, For, onCleanup, onMount, Show } from 'solid-js';

export interface CellEditorProps {
  readonly name: string;
  /** What stands in it at first. */
  readonly text: string;
  /** What a column of categories offers. */
  readonly labels: readonly string[] | undefined;
  /** Writes the text down; false when it cannot be, and the editor stays. */
  readonly onCommit: (text: string) => boolean;
  /** It was written down, and the keyboard goes on. */
  readonly onEnd: (move: 'down' | 'up' | 'right' | 'left' | null) => void;
  readonly onCancel: () => void;
}

/** The field in a cell while it is typed into. Enter goes down, Tab goes right, with Shift the other way; Esc leaves the cell as it was. */
export function CellEditor(props: CellEditorProps) {
  const listId = createUniqueId();
  let isOver = false;

  /** Writing down moves the focus, which must not write a second time. */
  function end(input: HTMLInputElement): boolean {
    isOver = true;
    isOver = props.onCommit(input.value);
    return isOver;
  }

  function bind(input: HTMLInputElement): void {
    input.value = props.text;
    onMount(() => {
      input.focus({ preventScroll: true });
      // A typed character is gone on from, a whole entry is replaced by what is typed next.
      if (props.text.length > 1) input.select();
      else input.setSelectionRange(props.text.length, props.text.length);
    });
    onCleanup(() => (isOver = true));
    input.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.isComposing) return;
      const way = wayOf(event);
      if (event.key === 'Escape') {
        event.preventDefault();
        isOver = true;
        props.onCancel();
      } else if (way !== null) {
        event.preventDefault();
        if (end(input)) props.onEnd(way);
      }
    });
    input.addEventListener('blur', () => {
      if (!isOver) end(input);
    });
  }

  return (
    <>
      <input
        ref={(input) => bind(input)}
        type="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-label={props.name}
        list={props.labels === undefined ? undefined : listId}
      />
      <Show when={props.labels}>
        {(labels) => (
          <datalist id={listId}>
            <For each={labels().slice(0, mostOffered)}>{(label) => <option value={label} />}</For>
          </datalist>
        )}
      </Show>
    </>
  );
}

const mostOffered = 50;

function wayOf({ key, shiftKey }: KeyboardEvent): 'down' | 'up' | 'right' | 'left' | null {
  if (key === 'Enter') return shiftKey ? 'up' : 'down';
  if (key === 'Tab') return shiftKey ? 'left' : 'right';
  return null;
}
