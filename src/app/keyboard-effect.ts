import type { Bench } from '../store/bench.ts';
import { pressKey, type KeyPlace } from '../store/commands/press-key.ts';
import { isApple } from '../ui/keys-text.ts';

/** Sends key presses to the commands. Returns the function that stops it. */
export function bindKeyboard(bench: Bench): () => void {
  const apple = isApple(navigator.platform);

  function press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    if (pressKey(bench, event, keyPlace(event.target, apple)) || entersCard(event)) event.preventDefault();
  }

  addEventListener('keydown', press);
  return () => removeEventListener('keydown', press);
}

/** Enter on a card goes on to its number. */
function entersCard({ key, target }: KeyboardEvent): boolean {
  if (key !== 'Enter' || !(target instanceof HTMLElement) || !target.matches('.canvas [data-node]')) return false;
  const number = target.querySelector<HTMLElement>('[role=spinbutton]');
  number?.focus();
  return number !== null;
}

function keyPlace(target: EventTarget | null, apple: boolean): KeyPlace {
  const element = target instanceof HTMLElement ? target : document.body;
  // A number that is shown but not being typed over leaves its commands to the page; its own keys it takes itself.
  const isNumber = element.getAttribute('role') === 'spinbutton' && element.dataset['editing'] === undefined;
  return {
    isNumber,
    isText:
      !isNumber &&
      (element.isContentEditable ||
        element.matches('input:not([type=checkbox], [type=radio], [type=range]), textarea, select')),
    isControl: element.matches(
      'button, a, summary, [role=button], [role=option], [role^=menuitem], input[type=checkbox], input[type=radio]',
    ),
    isCanvas: element === document.body || element.closest('.canvas') !== null,
    isApple: apple,
  };
}
