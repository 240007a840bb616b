/** What jsdom lacks and native dialogs, popovers and themes need: opening and closing, with their events, and no system preference. */
export function standInForOverlays(): void {
  const open = new WeakSet<Element>();
  // oxlint-disable-next-line typescript/unbound-method -- it is called with the element below
  const { matches } = Element.prototype;
  Object.defineProperty(Element.prototype, 'matches', {
    configurable: true,
    value(this: Element, selector: string) {
      return selector === ':popover-open' ? open.has(this) : Reflect.apply(matches, this, [selector]);
    },
  });
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
