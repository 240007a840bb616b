import './CoachMark.css';
import { createEffect, onCleanup, Show, type JSX } from 'solid-js';
import { IconButton } from './IconButton.tsx';
import { putBeside, type Anchor, type Side } from './place.ts';

export interface CoachMarkProps {
  /** What it points at: an element, or its rectangle in the window where that moves with pan and zoom. Null takes the mark away. */
  readonly target: Anchor | null;
  readonly children: JSX.Element;
  readonly side?: Side | undefined;
  /** Without it the mark cannot be closed by hand and goes when its owner says so. */
  readonly onDismiss?: (() => void) | undefined;
}

/** A few words with an arrow that points at the one thing to try now. It is in nobody's way: presses pass through all but its cross. */
export function CoachMark(props: CoachMarkProps) {
  function bind(mark: HTMLElement): void {
    const put = () => {
      if (props.target !== null) putBeside(mark, props.target, { side: props.side ?? 'top', align: 'center', gap: 12 });
    };
    createEffect(put);
    for (const event of ['resize', 'scroll']) {
      window.addEventListener(event, put, true);
      onCleanup(() => window.removeEventListener(event, put, true));
    }
  }
  return (
    <Show when={props.target !== null}>
      <div ref={bind} class="coach-mark" role="note">
        <span>{props.children}</span>
        <Show when={props.onDismiss}>
          {(dismiss) => <IconButton icon="close" name="Close the hint" size="small" onPress={() => dismiss()()} />}
        </Show>
      </div>
    </Show>
  );
}
