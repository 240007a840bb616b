import './TextField.css';
import { createEffect, createUniqueId, Show, type JSX } from 'solid-js';
import { Icon } from './Icon.tsx';

export interface TextFieldProps {
  readonly label: string;
  /** The label is only for a screen reader. */
  readonly labelHidden?: boolean | undefined;
  readonly value: string;
  /** Each change of the text. */
  readonly onInput?: ((text: string) => void) | undefined;
  /** Enter, or leaving with a changed text. */
  readonly onCommit?: ((text: string) => void) | undefined;
  /** Esc: the text is back to `value`. */
  readonly onCancel?: (() => void) | undefined;
  /** What is wrong with the text and what to do, shown under it. */
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
  readonly placeholder?: string | undefined;
  /** `code` for expressions; `title` for a name edited in place, which looks like text until it is touched. */
  readonly look?: 'plain' | 'code' | 'title' | undefined;
  readonly readonly?: boolean | undefined;
  readonly maxlength?: number | undefined;
  /** Stands at the end of the field, as a button or a unit. */
  readonly end?: JSX.Element;
  readonly ref?: ((element: HTMLInputElement) => void) | undefined;
}

/** One line of text with its label, its hint and what is wrong with it. */
export function TextField(props: TextFieldProps) {
  const id = createUniqueId();
  const noteId = createUniqueId();
  // The text the field was entered with: leaving it unchanged commits nothing.
  let entered: string | null = null;

  function commit(input: HTMLInputElement): void {
    if (entered === null || input.value === entered) return;
    entered = input.value;
    props.onCommit?.(input.value);
  }

  function key(event: KeyboardEvent & { readonly currentTarget: HTMLInputElement }): void {
    if (event.isComposing) return;
    const input = event.currentTarget;
    if (event.key === 'Enter' && props.onCommit !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      commit(input);
    } else if (event.key === 'Escape' && (props.onCancel !== undefined || input.value !== entered)) {
      event.preventDefault();
      event.stopPropagation();
      if (entered !== null && input.value !== entered) props.onInput?.(entered);
      input.value = entered ?? props.value;
      props.onCancel?.();
    }
  }

  function bind(input: HTMLInputElement): void {
    createEffect(() => {
      if (input.value !== props.value) input.value = props.value;
    });
    input.addEventListener('focus', () => (entered = input.value));
    input.addEventListener('blur', () => {
      commit(input);
      entered = null;
    });
  }

  return (
    <div class="text-field nodrag nopan" data-look={props.look ?? 'plain'}>
      <label for={id} classList={{ 'visually-hidden': props.labelHidden === true }}>
        {props.label}
      </label>
      <span class="text-field-frame">
        <input
          ref={(input) => {
            bind(input);
            props.ref?.(input);
          }}
          id={id}
          type="text"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          placeholder={props.placeholder}
          maxlength={props.maxlength}
          readonly={props.readonly}
          aria-invalid={props.error === undefined ? undefined : 'true'}
          aria-describedby={props.error === undefined && props.hint === undefined ? undefined : noteId}
          on:keydown={key}
          on:input={(event) => props.onInput?.(event.currentTarget.value)}
        />
        {props.end}
      </span>
      <Show when={props.error ?? props.hint}>
        {(note) => (
          <p
            id={noteId}
            data-error={props.error === undefined ? undefined : ''}
            role={props.error === undefined ? undefined : 'alert'}
          >
            <Show when={props.error !== undefined}>
              <Icon name="warning" />
            </Show>
            {note()}
          </p>
        )}
      </Show>
    </div>
  );
}
