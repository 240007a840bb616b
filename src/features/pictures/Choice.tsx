import { For } from 'solid-js';

export interface ChoiceOption {
  readonly value: string;
  readonly text: string;
}

/** One of many by name: a native list with its label. */
export function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly ChoiceOption[];
  readonly onChange: (value: string) => void;
}) {
  return (
    <label class="picture-choice">
      <span>{props.label}</span>
      <select on:change={(event) => props.onChange(event.currentTarget.value)}>
        <For each={props.options}>
          {(option) => (
            <option value={option.value} selected={option.value === props.value}>
              {option.text}
            </option>
          )}
        </For>
      </select>
    </label>
  );
}
