import { createEffect, onCleanup } from 'solid-js';
import { putBeside, type Align, type Anchor, type Side } from './place.ts';

export interface FloatingOptions {
  readonly open: () => boolean;
  readonly anchor: () => Anchor | null | undefined;
  readonly side: () => Side;
  readonly align: () => Align;
  readonly gap: () => number;
  /** The browser closed it: a press elsewhere, Esc, another popover. */
  readonly onClose: () => void;
  /** It stands in its place; where the focus goes is decided here. */
  readonly onOpened?: ((element: HTMLElement) => void) | undefined;
}

/** Shows an element as a native popover beside its anchor while `open` is true: in the top layer, closed by a press elsewhere or Esc,
 *  the focus going back to where it was. Hand the returned function to the element's `ref`. */
export function createFloating(options: FloatingOptions): (element: HTMLElement) => void {
  return (element) => {
    // Not 'auto': the browser closes such a popover at the end of any press that began before it opened, so that one opened by a long
    // press, by the right button or by the second tap of two would be gone at once.
    element.popover = 'manual';
    let returnTo: Element | null = null;
    let pressedElsewhere = false;

    const isInside = (event: Event) => event.composedPath().includes(element);
    const press = (event: Event) => void (pressedElsewhere = !isInside(event));
    const release = () => {
      if (pressedElsewhere) options.onClose();
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      options.onClose();
    };
    function listen(): void {
      pressedElsewhere = false;
      window.addEventListener('resize', put);
      window.addEventListener('pointerdown', press, true);
      window.addEventListener('pointerup', release, true);
      window.addEventListener('keydown', escape, true);
    }

    function unlisten(): void {
      window.removeEventListener('resize', put);
      window.removeEventListener('pointerdown', press, true);
      window.removeEventListener('pointerup', release, true);
      window.removeEventListener('keydown', escape, true);
    }

    function put(): void {
      const anchor = options.anchor();
      if (anchor === null || anchor === undefined || !element.matches(':popover-open')) return;
      putBeside(element, anchor, { side: options.side(), align: options.align(), gap: options.gap() });
    }

    function onToggle(event: ToggleEvent): void {
      if (event.newState === 'open') return;
      unlisten();
      // Only when the focus went down with it: a press elsewhere has moved it on purpose.
      const adrift = document.activeElement === document.body || element.contains(document.activeElement);
      if (adrift && returnTo instanceof HTMLElement && returnTo.isConnected) returnTo.focus({ preventScroll: true });
      returnTo = null;
      if (options.open()) options.onClose();
    }

    element.addEventListener('toggle', onToggle);
    createEffect(() => {
      const shown = element.matches(':popover-open');
      if (options.open() && !shown && element.isConnected) {
        returnTo = document.activeElement;
        element.showPopover();
        listen();
        put();
        options.onOpened?.(element);
      } else if (!options.open() && shown) {
        element.hidePopover();
      } else {
        put();
      }
    });
    onCleanup(unlisten);
  };
}
