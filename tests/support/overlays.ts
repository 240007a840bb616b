/** What jsdom lacks and native dialogs, popovers and themes need: opening and closing, with their events, and no system preference. */
export function standInForOverlays(): void {
  const open = new WeakSet<Element>();
  const matches = Element.prototype.matches;
  Element.prototype.matches = function (selector: string) {
    return selector === ':popover-open' ? open.has(this) : matches.call(this, selector);
  };
  const toggled = (element: Element, newState: 'open' | 'closed') => {
    if (newState === 'open') open.add(element);
    else open.delete(element);
    element.dispatchEvent(Object.assign(new Event('toggle'), { newState }));
  };
  Object.assign(HTMLElement.prototype, {
    showPopover(this: HTMLElement) {
      if (!open.has(this)) toggled(this, 'open');
    },
    hidePopover(this: HTMLElement) {
      if (open.has(this)) toggled(this, 'closed');
    },
  });
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.setAttribute('open', '');
    },
    close(this: HTMLDialogElement) {
      this.removeAttribute('open');
      this.dispatchEvent(new Event('close'));
    },
  });
  Object.assign(window, {
    matchMedia: () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }),
  });
}
