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
    element.popover = 'auto';
    let returnTo: Element | null = null;

    function put(): void {
      const anchor = options.anchor();
      if (anchor === null || anchor === undefined || !element.matches(':popover-open')) return;
      putBeside(element, anchor, { side: options.side(), align: options.align(), gap: options.gap() });
    }

    function onToggle(event: ToggleEvent): void {
      if (event.newState === 'open') return;
      window.removeEventListener('resize', put);
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
        window.addEventListener('resize', put);
        put();
        options.onOpened?.(element);
      } else if (!options.open() && shown) {
        element.hidePopover();
      } else {
        put();
      }
    });
    onCleanup(() => window.removeEventListener('resize', put));
  };
}
