import { createSignal, type JSX } from 'solid-js';
import { Button, type ButtonVariant } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import type { IconName } from './icon-paths.ts';
import type { MenuEntry } from './menu-entry.ts';
import { Menu } from './Menu.tsx';
import type { Align, Side } from './place.ts';

export interface MenuButtonProps {
  /** The accessible name of the menu, and of the button when it shows only an icon. */
  readonly name: string;
  readonly entries: readonly MenuEntry[];
  readonly icon?: IconName | undefined;
  /** Words on the button; without them it shows only the icon. */
  readonly children?: JSX.Element;
  readonly variant?: ButtonVariant | undefined;
  readonly size?: 'small' | 'medium' | undefined;
  readonly side?: Side | undefined;
  readonly align?: Align | undefined;
}

/** A button that opens a menu and, pressed again, closes it. */
export function MenuButton(props: MenuButtonProps) {
  const [open, setOpen] = createSignal(false);
  const [anchor, setAnchor] = createSignal<HTMLButtonElement>();
  // The press itself closes an open menu before its click arrives; that click must not open it again.
  let wasOpen = false;

  function bind(button: HTMLButtonElement): void {
    setAnchor(button);
    button.addEventListener('pointerdown', () => (wasOpen = open()));
    button.addEventListener('keydown', (event) => {
      wasOpen = false;
      if (event.key !== 'ArrowDown') return;
      event.preventDefault();
      event.stopPropagation();
      setOpen(true);
    });
  }

  const press = () => {
    setOpen(!wasOpen);
    wasOpen = false;
  };

  return (
    <>
      {props.children === undefined ? (
        <IconButton
          ref={bind}
          icon={props.icon ?? 'more'}
          name={props.name}
          size={props.size}
          variant={props.variant === 'outline' ? 'outline' : 'plain'}
          hasPopup="menu"
          expanded={open()}
          onPress={press}
        />
      ) : (
        <Button
          ref={bind}
          icon={props.icon}
          variant={props.variant}
          size={props.size}
          hasPopup="menu"
          expanded={open()}
          onPress={press}
        >
          {props.children}
        </Button>
      )}
      <Menu
        open={open()}
        anchor={anchor()}
        name={props.name}
        entries={props.entries}
        side={props.side}
        align={props.align}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
