import { Index } from 'solid-js';

export interface SelectRowProps {
  readonly title: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
}

/** A choice of the settings with its title. */
export function SelectRow(props: SelectRowProps) {
  return (
    <label class="training-row">
      <span>{props.title}</span>
      <select
        title={props.hint}
        aria-description={props.hint}
        on:change={(event) => props.onChange(event.currentTarget.value)}
      >
        <Index each={props.options}>
          {(option) => (
            <option value={option().value} selected={option().value === props.value}>
              {option().label}
            </option>
          )}
        </Index>
      </select>
    </label>
  );
}
