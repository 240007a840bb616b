import { createSignal, For, onCleanup, onMount } from 'solid-js';
import { isApple } from '../../ui/keys-text.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { keysShown } from './keys-shown.ts';

/** How long a key stays, in ms, and how many are shown together. */
const stay = 1800;
const most = 4;

/** The keys that were pressed, for the class to see. What is typed into a field is never among them. */
export function KeyCaster() {
  const [presses, setPresses] = createSignal<readonly { readonly keys: string }[]>([]);

  onMount(() => {
    const apple = isApple(navigator.platform);
    const press = (event: KeyboardEvent) => {
      if (event.repeat || event.isComposing) return;
      const keys = keysShown(event, isWriting(event.target), apple);
      if (keys === null) return;
      const entry = { keys };
      setPresses((before) => [...before, entry].slice(-most));
      setTimeout(() => setPresses((before) => before.filter((other) => other !== entry)), stay);
    };
    addEventListener('keydown', press, { capture: true });
    onCleanup(() => removeEventListener('keydown', press, { capture: true }));
  });

  return (
    <div class="key-caster" aria-hidden="true">
      <For each={presses()}>{({ keys }) => <Kbd keys={keys} />}</For>
    </div>
  );
}

/** Whether keys write here. A number that is only focused counts: the first digit begins to write over it. */
function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type=checkbox], [type=radio], [type=range]), textarea, select'))
  );
}
