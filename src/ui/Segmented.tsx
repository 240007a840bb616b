import './Segmented.css';
import { createUniqueId, For } from 'solid-js';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-paths.ts';

export interface SegmentedOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Drawn instead of the label, which then is its name and its title. */
  readonly icon?: IconName | undefined;
}

export interface SegmentedProps<Value extends string> {
  /** What is being chosen. */
  readonly name: string;
  readonly options: readonly SegmentedOption<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** One choice of a few, all in sight: radio buttons in a row, so arrows move between them. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const group = createUniqueId();
  const change = (value: Value, input: HTMLInputElement) => {
    props.onChange(value);
    // The owner decides: where it leaves the choice as it was, the mark goes back.
    for (const other of input.closest('fieldset')?.elements ?? []) {
      if (other instanceof HTMLInputElement && other.name === group) other.checked = other.value === props.value;
    }
  };
  return (
    <fieldset class="segmented nodrag nopan">
      <legend class="visually-hidden">{props.name}</legend>
      <For each={props.options}>
        {(option) => (
          <label title={option.icon === undefined ? undefined : option.label}>
            <input
              type="radio"
              name={group}
              value={option.value}
              aria-label={option.label}
              checked={option.value === props.value}
              on:change={(event) => change(option.value, event.currentTarget)}
            />
            {option.icon === undefined ? <span>{option.label}</span> : <Icon name={option.icon} />}
          </label>
        )}
      </For>
    </fieldset>
  );
}
