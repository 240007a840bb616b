import { For } from 'solid-js';
import type { ColumnRole } from '../../graph/document.ts';

const roles: readonly { readonly value: ColumnRole; readonly label: string }[] = [
  { value: 'input', label: 'Input' },
  { value: 'target', label: 'Target' },
  { value: 'ignored', label: 'Ignored' },
];

/** What a column is for. */
export function RoleSelect(props: {
  readonly name: string;
  readonly role: ColumnRole;
  readonly onChange: (role: ColumnRole) => void;
}) {
  const change = (value: string) => {
    const role = roles.find((each) => each.value === value)?.value;
    if (role !== undefined) props.onChange(role);
  };
  return (
    <select
      class="role-select"
      aria-label={props.name}
      value={props.role}
      on:change={(event) => change(event.currentTarget.value)}
    >
      <For each={roles}>
        {({ value, label }) => (
          <option value={value} selected={value === props.role}>
            {label}
          </option>
        )}
      </For>
    </select>
  );
}
