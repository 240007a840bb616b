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
  // What the owner last gave it, as long as nothing was typed since: leaving it unchanged commits nothing, Esc brings it back.
  let given = '';
  let typed = false;

  function type(event: { readonly currentTarget: HTMLInputElement }): void {
    typed = true;
    props.onInput?.(event.currentTarget.value);
  }

  function commit(input: HTMLInputElement): void {
    const changed = typed && input.value !== given;
    typed = false;
    given = input.value;
    if (changed) props.onCommit?.(input.value);
  }

  function restore(input: HTMLInputElement): void {
    const changed = typed && input.value !== given;
    typed = false;
    input.value = given;
    if (changed) props.onInput?.(given);
    props.onCancel?.();
  }

  function key(event: KeyboardEvent & { readonly currentTarget: HTMLInputElement }): void {
    if (event.isComposing) return;
    const enter = event.key === 'Enter' && props.onCommit !== undefined;
    const escape =
      event.key === 'Escape' && (props.onCancel !== undefined || (typed && event.currentTarget.value !== given));
    if (!enter && !escape) return;
    event.preventDefault();
    event.stopPropagation();
    if (enter) commit(event.currentTarget);
    else restore(event.currentTarget);
  }

  function bind(input: HTMLInputElement): void {
    createEffect(() => {
      if (!typed) given = props.value;
      if (input.value !== props.value) input.value = props.value;
    });
    input.addEventListener('blur', () => commit(input));
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
          on:input={type}
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
