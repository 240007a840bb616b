import './tooltip.css';
import { isApple, keysText } from './keys-text.ts';
import { putBeside, type Side } from './place.ts';

export interface Bubble {
  readonly text: string;
  readonly keys: string | undefined;
  readonly side: Side;
  /** True where a screen reader has read it already. */
  readonly repeatsName: boolean;
}

/** Shows a line beside a control, above everything else. Returns the element; whoever removes it has hidden it. */
export function showBubble(target: HTMLElement, { text, keys, side, repeatsName }: Bubble): HTMLElement {
  const bubble = document.createElement('div');
  bubble.className = 'tooltip';
  bubble.setAttribute('role', 'tooltip');
  bubble.append(text);
  if (keys !== undefined) {
    const kbd = document.createElement('kbd');
    kbd.textContent = keysText(keys, isApple(navigator.platform));
    bubble.append(kbd);
  }
  if (repeatsName) bubble.setAttribute('aria-hidden', 'true');
  // A dialog is in the top layer and everything outside it is inert and below, so the bubble goes where its control is.
  (target.closest('dialog, [popover]') ?? document.body).append(bubble);
  bubble.popover = 'manual';
  bubble.showPopover();
  putBeside(bubble, target, { side, align: 'center', gap: 6 });
  return bubble;
}
