import './Dialog.css';
import { createEffect, createUniqueId, Show, type JSX } from 'solid-js';
import { IconButton } from './IconButton.tsx';

export interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: JSX.Element;
  /** Its buttons, at the bottom right; the main one last. */
  readonly actions?: JSX.Element;
  readonly size?: 'small' | 'medium' | 'large' | undefined;
}

/** A native modal dialog: Esc, the cross or a press beside it closes, and the focus goes back to where it was. */
export function Dialog(props: DialogProps) {
  const titleId = createUniqueId();

  function bind(dialog: HTMLDialogElement): void {
    let pressedBeside = false;
    const beside = (event: MouseEvent) => {
      const box = dialog.getBoundingClientRect();
      const { clientX: x, clientY: y } = event;
      return event.target === dialog && (x < box.left || x > box.right || y < box.top || y > box.bottom);
    };
    dialog.addEventListener('close', () => {
      if (props.open) props.onClose();
    });
    // Both ends of the press, so that selecting text out of the dialog does not close it.
    dialog.addEventListener('pointerdown', (event) => (pressedBeside = beside(event)));
    dialog.addEventListener('click', (event) => {
      if (pressedBeside && beside(event)) dialog.close();
    });
    createEffect(() => {
      if (props.open && !dialog.open) dialog.showModal();
      else if (!props.open && dialog.open) dialog.close();
    });
  }

  return (
    <dialog ref={bind} class="dialog nowheel" aria-labelledby={titleId} data-size={props.size ?? 'medium'}>
      <Show when={props.open}>
        <h2 id={titleId}>{props.title}</h2>
        <div class="dialog-content">{props.children}</div>
        <Show when={props.actions}>{(actions) => <footer>{actions()}</footer>}</Show>
        <div class="dialog-close">
          <IconButton icon="close" name="Close" onPress={() => props.onClose()} />
        </div>
      </Show>
    </dialog>
  );
}
