import './Sheet.css';
import { createEffect, createSignal, createUniqueId, onCleanup, Show, type JSX } from 'solid-js';
import { IconButton } from './IconButton.tsx';

export interface SheetProps {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: JSX.Element;
}

/** Dragged down by more than this, in CSS px, it closes; up by as much, it grows. */
const threshold = 48;

/** A panel that comes from the bottom of a phone's screen. It leaves the canvas above it usable; dragging its head, or the buttons there,
 *  makes it taller, smaller or closes it. */
export function Sheet(props: SheetProps) {
  const titleId = createUniqueId();
  const [tall, setTall] = createSignal(false);

  function settle(distance: number): void {
    if (distance < -threshold) setTall(true);
    else if (distance > threshold && tall()) setTall(false);
    else if (distance > threshold) props.onClose();
  }

  function bindHead(head: HTMLElement): void {
    let from: number | null = null;
    const sheet = () => head.parentElement;
    const end = (event: PointerEvent) => {
      if (from === null) return;
      const distance = event.clientY - from;
      from = null;
      sheet()?.style.removeProperty('translate');
      if (event.type === 'pointerup') settle(distance);
    };
    head.addEventListener('pointerdown', (event) => {
      if (event.target instanceof Element && event.target.closest('button') !== null) return;
      from = event.clientY;
      head.setPointerCapture(event.pointerId);
    });
    head.addEventListener('pointermove', (event) => {
      if (from !== null) sheet()?.style.setProperty('translate', `0 ${Math.max(0, event.clientY - from)}px`);
    });
    head.addEventListener('pointerup', end);
    head.addEventListener('pointercancel', end);
  }

  function bind(sheet: HTMLElement): void {
    const returnTo = document.activeElement;
    createEffect(() => sheet.focus({ preventScroll: true }));
    onCleanup(() => {
      if (sheet.contains(document.activeElement) && returnTo instanceof HTMLElement)
        returnTo.focus({ preventScroll: true });
    });
  }

  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    props.onClose();
  };

  return (
    <Show when={props.open}>
      <section
        ref={bind}
        class="sheet nowheel"
        role="dialog"
        aria-labelledby={titleId}
        tabindex="-1"
        data-tall={tall() ? '' : undefined}
        on:keydown={key}
      >
        <header ref={bindHead}>
          <h2 id={titleId}>{props.title}</h2>
          <IconButton
            icon={tall() ? 'chevron-down' : 'chevron-up'}
            name={tall() ? 'Make smaller' : 'Make taller'}
            onPress={() => setTall(!tall())}
          />
          <IconButton icon="close" name="Close" onPress={() => props.onClose()} />
        </header>
        <div class="sheet-content">{props.children}</div>
      </section>
    </Show>
  );
}
