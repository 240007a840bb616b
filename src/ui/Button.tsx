import './Button.css';
import { Show, type JSX } from 'solid-js';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-paths.ts';
import { createTooltip } from './tooltip.ts';

export type ButtonVariant = 'plain' | 'outline' | 'solid' | 'accent' | 'danger';

export interface ButtonProps {
  readonly children: JSX.Element;
  readonly onPress: (event: MouseEvent) => void;
  /** How loud it is: `plain` (text), `outline`, `solid` (ink; one per view), `accent` (tinted; what a state is called), `danger`. */
  readonly variant?: ButtonVariant | undefined;
  readonly size?: 'small' | 'medium' | undefined;
  readonly icon?: IconName | undefined;
  /** A replacement for the visible text as accessible name; it must contain that text. */
  readonly name?: string | undefined;
  /** Why it cannot be pressed now. It stays reachable, so that the reason can be read. */
  readonly disabled?: string | undefined;
  /** For a button that stays down: whether it is. */
  readonly pressed?: boolean | undefined;
  /** Whether it shows something (a menu, a panel), and whether that is open now. */
  readonly expanded?: boolean | undefined;
  readonly hasPopup?: 'menu' | 'dialog' | 'listbox' | undefined;
  /** Said on hover and focus. */
  readonly hint?: string | undefined;
  /** The shortcut that does the same, shown with the hint. */
  readonly keys?: string | undefined;
  readonly ref?: ((element: HTMLButtonElement) => void) | undefined;
}

/** A button with words on it. */
export function Button(props: ButtonProps) {
  const tooltip = createTooltip({
    text: () => props.disabled ?? props.hint,
    keys: () => (props.disabled === undefined ? props.keys : undefined),
  });
  const press = (event: MouseEvent) => {
    if (props.disabled === undefined) props.onPress(event);
  };
  return (
    <button
      ref={(element) => {
        tooltip(element);
        props.ref?.(element);
      }}
      class="button nodrag nopan"
      type="button"
      data-variant={props.variant ?? 'plain'}
      data-size={props.size ?? 'medium'}
      aria-label={props.name}
      aria-disabled={props.disabled === undefined ? undefined : 'true'}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-haspopup={props.hasPopup}
      on:click={press}
    >
      <Show when={props.icon}>{(icon) => <Icon name={icon()} />}</Show>
      {props.children}
    </button>
  );
}
