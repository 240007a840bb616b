import { createSignal, createUniqueId, Show } from 'solid-js';
import { Icon } from '../../ui/Icon.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import type { Check } from './number-settings.ts';

export interface NumberRowProps {
  readonly title: string;
  readonly value: number;
  readonly problem: Check;
  readonly onCommit: (value: number) => void;
  /** A whole number is shown without decimals. */
  readonly isWhole?: boolean | undefined;
  readonly hint?: string | undefined;
}

/** A number of the settings with its title. One that will not do is said so, and changes nothing. */
export function NumberRow(props: NumberRowProps) {
  const id = createUniqueId();
  const [draft, setDraft] = createSignal<number | null>(null);
  const [refused, setRefused] = createSignal<string | null>(null);
  const value = () => draft() ?? props.value;

  function commit(number: number): void {
    setDraft(null);
    const problem = props.problem(number);
    setRefused(problem);
    if (problem === null) props.onCommit(number);
  }

  function cancel(): void {
    setDraft(null);
    setRefused(null);
  }

  return (
    <div class="training-row">
      <span title={props.hint}>{props.title}</span>
      <NumberField
        name={props.title}
        value={value()}
        size="body"
        look="boxed"
        format={props.isWhole === true ? { places: 0 } : undefined}
        onPreview={setDraft}
        onCommit={commit}
        onCancel={cancel}
      />
      <Show when={refused()}>
        {(message) => (
          <span class="training-refused" id={id} role="alert">
            <Icon name="warning" />
            {message()}
          </span>
        )}
      </Show>
    </div>
  );
}
