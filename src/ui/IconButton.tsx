import './IconButton.css';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-paths.ts';
import type { Side } from './place.ts';
import { createTooltip } from './tooltip.ts';

export interface IconButtonProps {
  readonly icon: IconName;
  /** Its accessible name, which is also its tooltip. */
  readonly name: string;
  readonly onPress: (event: MouseEvent) => void;
  readonly keys?: string | undefined;
  readonly variant?: 'plain' | 'tile' | 'outline' | undefined;
  readonly size?: 'small' | 'medium' | 'large' | undefined;
  /** Why it cannot be pressed now. It stays reachable, so that the reason can be read. */
  readonly disabled?: string | undefined;
  readonly pressed?: boolean | undefined;
  readonly expanded?: boolean | undefined;
  readonly hasPopup?: 'menu' | 'dialog' | 'listbox' | undefined;
  /** Where its tooltip goes; below by default. */
  readonly tooltipSide?: Side | undefined;
  readonly ref?: ((element: HTMLButtonElement) => void) | undefined;
}

/** A button with a picture on it: the name is said on hover and focus, with the shortcut. */
export function IconButton(props: IconButtonProps) {
  const tooltip = createTooltip({
    text: () => (props.disabled === undefined ? props.name : `${props.name}: ${props.disabled}`),
    keys: () => (props.disabled === undefined ? props.keys : undefined),
    side: () => props.tooltipSide,
    repeatsName: () => props.disabled === undefined,
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
      class="icon-button nodrag nopan"
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
      <Icon name={props.icon} />
    </button>
  );
}
