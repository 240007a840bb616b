import { onCleanup } from 'solid-js';
import type { Side } from './place.ts';

export interface TooltipOptions {
  /** What it says; null or empty shows nothing. */
  readonly text: () => string | null | undefined;
  /** The shortcut that does the same, as commands write it. */
  readonly keys?: (() => string | undefined) | undefined;
  readonly side?: (() => Side | undefined) | undefined;
  /** True where the text only repeats the control's accessible name, so that it is not read twice. */
  readonly repeatsName?: (() => boolean) | undefined;
}

/** How long a pointer rests on a control before its tooltip shows, in ms. */
const rest = 450;
/** How long the way from the control to its tooltip may take, in ms (WCAG 1.4.13: what hovers can itself be hovered). */
const grace = 120;

/** Gives a control a tooltip: on hover after a rest, on keyboard focus at once; Esc, a press or leaving takes it away.
 *  Returns the function to hand to `ref`. Call it while a component is being set up: it cleans up with that component. */
export function createTooltip(options: TooltipOptions): (target: HTMLElement) => void {
  let target: HTMLElement | undefined;
  let bubble: HTMLElement | undefined;
  let isWanted = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function hide(): void {
    isWanted = false;
    clearTimeout(timer);
    if (bubble === undefined) return;
    bubble.remove();
    bubble = undefined;
    target?.removeAttribute('aria-description');
    document.removeEventListener('keydown', onEscape, true);
    document.removeEventListener('scroll', hide, true);
  }

  function onEscape(event: KeyboardEvent): void {
    if (event.key === 'Escape') hide();
  }

  async function show(): Promise<void> {
    const text = options.text();
    if (target === undefined || bubble !== undefined || text === null || text === undefined || text === '') return;
    if (target.getAttribute('aria-expanded') === 'true') return;
    isWanted = true;
    // Fetched with the first one: nothing that is seen at first needs it.
    const late = await import('./tooltip-bubble.ts').catch(() => null);
    if (late === null || !isWanted || bubble !== undefined || !target.isConnected) return;
    const repeatsName = options.repeatsName?.() === true;
    bubble = late.showBubble(target, { text, keys: options.keys?.(), side: options.side?.() ?? 'bottom', repeatsName });
    if (!repeatsName) target.setAttribute('aria-description', text);
    bubble.addEventListener('pointerenter', () => clearTimeout(timer));
    bubble.addEventListener('pointerleave', hideSoon);
    document.addEventListener('keydown', onEscape, true);
    document.addEventListener('scroll', hide, true);
  }

  function showSoon(event: PointerEvent): void {
    // A finger does not hover: it would leave the bubble behind after a tap.
    if (event.pointerType === 'touch') return;
    clearTimeout(timer);
    timer = setTimeout(() => void show(), rest);
  }

  function hideSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(hide, grace);
  }

  function showOnFocus(): void {
    // Not within the event: a closing popover hands the focus back while the browser allows no other one to open.
    if (target?.matches(':focus-visible') === true) timer = setTimeout(() => void show());
  }

  onCleanup(hide);
  return (element) => {
    target = element;
    element.addEventListener('pointerenter', showSoon);
    element.addEventListener('pointerleave', hideSoon);
    element.addEventListener('pointerdown', hide);
    element.addEventListener('focus', showOnFocus);
    element.addEventListener('blur', hide);
  };
}
