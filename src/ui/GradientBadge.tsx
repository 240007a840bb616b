import './GradientBadge.css';
import { Show } from 'solid-js';
import { numeral, type NumeralFormat } from '../kernel/numeral.ts';

export interface GradientBadgeProps {
  /** ∂root/∂this; null off the path to the root, where there is none. */
  readonly gradient: number | null;
  /** Whose gradient it is: "w1", or with its place "w1, inspector". Named "w1 gradient", "w1 gradient, inspector". */
  readonly name: string;
  readonly place?: string | undefined;
  readonly format?: NumeralFormat | undefined;
  /** A few words at its right: why it is zero or absent ("x2 = 0"), or what it is ("root"). */
  readonly note?: string | undefined;
  /** The whole reason where the note is short. */
  readonly hint?: string | undefined;
  /** `strip` fills the width of a card, `chip` stands in a row, `plain` has no tint. */
  readonly look?: 'strip' | 'chip' | 'plain' | undefined;
  readonly size?: 'label' | 'value' | undefined;
  /** Covered, so that it can be guessed first. */
  readonly hidden?: boolean | undefined;
  readonly onReveal?: (() => void) | undefined;
}

type Sign = 'plus' | 'minus' | 'zero' | 'none' | 'odd';

function signOf(gradient: number | null): Sign {
  if (gradient === null) return 'none';
  if (Number.isNaN(gradient)) return 'odd';
  return gradient > 0 ? 'plus' : gradient < 0 ? 'minus' : 'zero';
}

/** A gradient: its sign by glyph and colour, its size by number. Glyph and note are drawn by the stylesheet, so the output's text is
 *  the number alone. */
export function GradientBadge(props: GradientBadgeProps) {
  const text = () => (props.gradient === null ? '–' : numeral(props.gradient, props.format));
  const name = () => `${props.name} gradient${props.place === undefined ? '' : `, ${props.place}`}`;

  let revealed = false;

  function reveal(event: Event): void {
    event.stopPropagation();
    revealed = true;
    props.onReveal?.();
  }

  /** The button that was pressed is gone: what it uncovered takes the focus, so that the next Tab goes on from here. */
  function takeFocus(output: HTMLOutputElement): void {
    if (!revealed) return;
    revealed = false;
    output.tabIndex = -1;
    queueMicrotask(() => output.focus({ preventScroll: true }));
  }

  return (
    <Show
      when={props.hidden === true}
      fallback={
        <output
          ref={takeFocus}
          class="gradient-badge"
          aria-live="off"
          aria-label={name()}
          data-sign={signOf(props.gradient)}
          data-look={props.look ?? 'strip'}
          data-size={props.size ?? 'label'}
          data-note={props.note}
          title={props.hint}
        >
          {text()}
        </output>
      }
    >
      <button
        class="gradient-badge nodrag nopan"
        type="button"
        aria-label={`reveal ${name()}`}
        data-sign="hidden"
        data-look={props.look ?? 'strip'}
        data-size={props.size ?? 'label'}
        data-note="reveal"
        on:click={reveal}
      >
        ?
      </button>
    </Show>
  );
}
