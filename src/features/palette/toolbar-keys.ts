const back: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowLeft']);
const forth: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowRight']);

/** Makes a toolbar one tab stop: arrows, Home and End move among its buttons, and Tab comes back to the one that was left.
 *  Buttons inside a flyout of it are not its own. */
export function attachToolbarKeys(toolbar: HTMLElement): void {
  const buttons = () =>
    [...toolbar.querySelectorAll('button')].filter((button) => button.closest('[popover]') === null);

  function stopAt(current: Element | undefined): void {
    for (const button of buttons()) button.tabIndex = button === current ? 0 : -1;
  }

  function key(event: KeyboardEvent): void {
    const all = buttons();
    const at = all.findIndex((button) => button === event.target);
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = target(event.key, at, all.length);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    all[to]?.focus();
  }

  toolbar.addEventListener('keydown', key);
  toolbar.addEventListener('focusin', ({ target: focused }) => {
    const button = buttons().find((candidate) => candidate === focused);
    if (button !== undefined) stopAt(button);
  });
  queueMicrotask(() => stopAt(buttons()[0]));
}

function target(key: string, at: number, count: number): number | null {
  if (forth.has(key)) return (at + 1) % count;
  if (back.has(key)) return (at - 1 + count) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}
