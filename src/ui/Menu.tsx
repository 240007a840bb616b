import './Menu.css';
import { For, Match, Show, Switch } from 'solid-js';
import { createFloating } from './floating.ts';
import { Icon } from './Icon.tsx';
import { isApple, keysText } from './keys-text.ts';
import { menuTarget, type MenuAction, type MenuEntry } from './menu-entry.ts';
import type { Align, Anchor, Side } from './place.ts';

export interface MenuProps {
  readonly open: boolean;
  /** The button it hangs on, or for a context menu the pointer's place as a box without extent. */
  readonly anchor: Anchor | null | undefined;
  readonly name: string;
  readonly entries: readonly MenuEntry[];
  readonly onClose: () => void;
  readonly side?: Side | undefined;
  readonly align?: Align | undefined;
}

/** A menu: arrows, Home, End and first letters move, Enter and Space choose, Esc, Tab or a press elsewhere closes. */
export function Menu(props: MenuProps) {
  let menu: HTMLElement | undefined;
  const items = () => [...(menu?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
  const float = createFloating({
    open: () => props.open,
    anchor: () => props.anchor,
    side: () => props.side ?? 'bottom',
    align: () => props.align ?? 'start',
    gap: () => (props.anchor instanceof Element ? 4 : 0),
    onClose: () => props.onClose(),
    onOpened: () => items()[0]?.focus({ preventScroll: true }),
  });

  function choose(action: MenuAction): void {
    if (action.disabled !== undefined) return;
    // Closed first, so that the focus is back before the action moves it on.
    menu?.hidePopover();
    props.onClose();
    action.onSelect();
  }

  function key(event: KeyboardEvent): void {
    const all = items();
    const from = all.findIndex((item) => item === document.activeElement);
    event.stopPropagation();
    if (event.key === 'Tab') {
      event.preventDefault();
      menu?.hidePopover();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = menuTarget(
      all.map((item) => item.dataset['label'] ?? ''),
      from,
      event.key,
    );
    if (target === null) return;
    event.preventDefault();
    all[target]?.focus();
  }

  return (
    <div
      ref={(element) => {
        menu = element;
        float(element);
      }}
      class="menu nodrag nopan nowheel"
      role="menu"
      aria-label={props.name}
      on:keydown={key}
      on:contextmenu={(event) => event.preventDefault()}
    >
      <Show when={props.open}>
        <For each={props.entries}>
          {(entry) => (
            <Switch>
              <Match when={entry.kind === 'separator'}>
                <hr />
              </Match>
              <Match when={entry.kind === 'heading' && entry}>
                {(heading) => (
                  <p class="menu-heading" role="presentation">
                    {heading().label}
                  </p>
                )}
              </Match>
              <Match when={entry.kind === 'action' && entry}>
                {(action) => <MenuItem action={action()} onChoose={() => choose(action())} />}
              </Match>
            </Switch>
          )}
        </For>
      </Show>
    </div>
  );
}

function MenuItem(props: { readonly action: MenuAction; readonly onChoose: () => void }) {
  const apple = isApple(navigator.platform);
  return (
    <button
      class="menu-item"
      type="button"
      role={props.action.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
      aria-label={props.action.label}
      aria-description={props.action.disabled}
      aria-checked={props.action.checked}
      aria-disabled={props.action.disabled === undefined ? undefined : 'true'}
      aria-keyshortcuts={props.action.keys?.replace('Mod', apple ? 'Meta' : 'Control')}
      data-label={props.action.label}
      data-danger={props.action.danger === true ? '' : undefined}
      on:click={() => props.onChoose()}
      on:pointermove={(event) => event.currentTarget.focus({ preventScroll: true })}
    >
      <span class="menu-icon">
        <Show when={props.action.checked === true ? 'check' : props.action.icon}>
          {(icon) => <Icon name={icon()} />}
        </Show>
      </span>
      <span class="menu-label">
        {props.action.label}
        <Show when={props.action.disabled}>{(reason) => <small>{reason()}</small>}</Show>
      </span>
      <Show when={props.action.keys}>{(keys) => <kbd>{keysText(keys(), apple)}</kbd>}</Show>
    </button>
  );
}
