import './Popover.css';
import { Show, type JSX } from 'solid-js';
import { createFloating } from './floating.ts';
import type { Align, Anchor, Side } from './place.ts';

export interface PopoverProps {
  readonly open: boolean;
  readonly anchor: Anchor | null | undefined;
  /** What it is, for a screen reader. */
  readonly name: string;
  readonly onClose: () => void;
  readonly children: JSX.Element;
  readonly side?: Side | undefined;
  readonly align?: Align | undefined;
}

/** A small panel beside what it belongs to. A press elsewhere or Esc closes it. */
export function Popover(props: PopoverProps) {
  const float = createFloating({
    open: () => props.open,
    anchor: () => props.anchor,
    side: () => props.side ?? 'bottom',
    align: () => props.align ?? 'start',
    gap: () => 6,
    onClose: () => props.onClose(),
    onOpened: (element) => {
      const first = element.querySelector<HTMLElement>('[autofocus], input, button, select, textarea, [tabindex="0"]');
      (first ?? element).focus({ preventScroll: true });
    },
  });
  return (
    <div ref={float} class="popover nodrag nopan nowheel" role="dialog" aria-label={props.name} tabindex="-1">
      <Show when={props.open}>{props.children}</Show>
    </div>
  );
}
