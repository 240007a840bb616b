import './SearchList.css';
import { createEffect, createMemo, createSignal, createUniqueId, For, onMount, Show } from 'solid-js';
import { Icon } from './Icon.tsx';
import { searchItems, type SearchItem } from './search-rank.ts';

export interface SearchListProps {
  /** What is being searched for: "Add a node". */
  readonly name: string;
  readonly items: readonly SearchItem[];
  readonly onPick: (id: string, query: string) => void;
  /** Esc in the field. */
  readonly onClose?: (() => void) | undefined;
  /** Finds in its own way, in place of the search over labels and keywords. */
  readonly find?: ((query: string) => readonly SearchItem[]) | undefined;
  readonly placeholder?: string | undefined;
  /** Said when nothing is found. */
  readonly nothing?: string | undefined;
  readonly query?: string | undefined;
  readonly autofocus?: boolean | undefined;
}

/** A field that filters a list as one types: arrows move the mark, Enter or a press picks. The focus stays in the field. */
export function SearchList(props: SearchListProps) {
  const listId = createUniqueId();
  const [typed, setTyped] = createSignal<string | null>(null);
  const query = () => typed() ?? props.query ?? '';
  const found = createMemo(() => props.find?.(query()) ?? searchItems(props.items, query()));
  const [marked, setMarked] = createSignal(0);
  const mark = () => Math.min(marked(), found().length - 1);
  const optionId = (index: number) => `${listId}-${index}`;

  function pick(item: SearchItem | undefined): void {
    if (item !== undefined && item.disabled === undefined) props.onPick(item.id, query());
  }

  function move(event: KeyboardEvent, to: number): void {
    event.preventDefault();
    const count = found().length;
    if (count > 0) setMarked((to + count) % count);
  }

  function key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    switch (event.key) {
      case 'ArrowDown':
        return move(event, mark() + 1);
      case 'ArrowUp':
        return move(event, mark() - 1);
      case 'PageDown':
        return move(event, Math.min(mark() + 8, found().length - 1));
      case 'PageUp':
        return move(event, Math.max(mark() - 8, 0));
      case 'Enter':
        event.preventDefault();
        event.stopPropagation();
        return pick(found()[mark()]);
      case 'Escape':
        if (props.onClose === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        return props.onClose();
    }
  }

  function bindField(input: HTMLInputElement): void {
    input.addEventListener('input', () => {
      setTyped(input.value);
      setMarked(0);
    });
    onMount(() => {
      input.value = query();
      if (props.autofocus === true) input.focus({ preventScroll: true });
    });
  }

  function bindOption(option: HTMLElement, index: () => number): void {
    createEffect(() => {
      if (index() === mark()) option.scrollIntoView?.({ block: 'nearest' });
    });
  }

  return (
    <div class="search-list nodrag nopan nowheel">
      <div class="search-list-field">
        <Icon name="search" />
        <input
          ref={bindField}
          type="text"
          role="combobox"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-label={props.name}
          aria-expanded={found().length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={found().length > 0 ? optionId(mark()) : undefined}
          placeholder={props.placeholder}
          on:keydown={key}
        />
      </div>
      <div class="search-list-options" id={listId} role="listbox" aria-label={props.name}>
        <For each={found()}>
          {(item, index) => (
            <div
              ref={(option) => bindOption(option, index)}
              class="search-list-option"
              id={optionId(index())}
              role="option"
              aria-selected={index() === mark()}
              aria-disabled={item.disabled === undefined ? undefined : 'true'}
              on:pointermove={() => setMarked(index())}
              on:mousedown={(event) => event.preventDefault()}
              on:click={() => pick(item)}
            >
              <span class="search-list-sign" aria-hidden="true">
                <Show when={item.icon} fallback={item.sign}>
                  {(icon) => <Icon name={icon()} />}
                </Show>
              </span>
              <span class="search-list-label">{item.label}</span>
              <Show when={item.disabled ?? item.detail}>{(detail) => <small>{detail()}</small>}</Show>
            </div>
          )}
        </For>
      </div>
      <Show when={found().length === 0}>
        <p role="status">{props.nothing ?? `Nothing is called “${query().trim()}”.`}</p>
      </Show>
    </div>
  );
}
