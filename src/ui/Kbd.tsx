import './Kbd.css';
import { For } from 'solid-js';
import { isApple, keyCaps } from './keys-text.ts';

export interface KbdProps {
  /** A shortcut as commands write it: `Mod+Shift+Z`, `/`, `ArrowUp`. */
  readonly keys: string;
}

/** A shortcut, drawn as keycaps with the names this platform uses. */
export function Kbd(props: KbdProps) {
  const caps = () => keyCaps(props.keys, isApple(navigator.platform));
  return (
    <span class="kbd">
      <For each={caps()}>{(cap) => <kbd>{cap}</kbd>}</For>
    </span>
  );
}
