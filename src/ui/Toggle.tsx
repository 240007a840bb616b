import './Toggle.css';

export interface ToggleProps {
  /** What is on or off; stands beside the switch. */
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** One more line on what it does. */
  readonly hint?: string | undefined;
  readonly disabled?: boolean | undefined;
}

/** A switch with its label. */
export function Toggle(props: ToggleProps) {
  const change = (event: { readonly currentTarget: HTMLInputElement }) => {
    props.onChange(event.currentTarget.checked);
    // The owner decides: where it leaves the state as it was, the switch goes back.
    event.currentTarget.checked = props.checked;
  };
  return (
    <label class="toggle">
      <span class="toggle-text">
        {props.label}
        {props.hint === undefined ? null : <small>{props.hint}</small>}
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-label={props.label}
        aria-description={props.hint}
        checked={props.checked}
        disabled={props.disabled}
        on:change={change}
      />
    </label>
  );
}
