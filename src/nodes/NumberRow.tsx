import './NumberRow.css';
import { Show, type JSX } from 'solid-js';
import type { Address } from '../kernel/ids.ts';
import { FreezeButton } from './FreezeButton.tsx';
import { GradientStrip } from './GradientStrip.tsx';
import { LeafNumber } from './LeafNumber.tsx';

export interface NumberRowProps {
  readonly address: Address;
  /** What stands before the number: `w1`, `b`, `strength`. */
  readonly word: string;
  /** Whose number it is: “o w1”. */
  readonly title: string;
  /** A few words after the first: what the weight is multiplied with. */
  readonly source?: { readonly text: string; readonly missing: boolean } | undefined;
  readonly hint?: string | undefined;
  /** False where training never moves the number. */
  readonly freezable?: boolean | undefined;
  readonly children?: JSX.Element;
}

/** A number of a macro's own in its card: nudged in place, with its gradient, and a way to freeze it. */
export function NumberRow(props: NumberRowProps) {
  return (
    <div class="number-row">
      <span class="number-row-label" title={props.hint}>
        {props.word}
        <Show when={props.source}>
          {(source) => <small data-missing={source().missing ? '' : undefined}>{source().text}</small>}
        </Show>
      </span>
      <LeafNumber address={props.address} title={props.title} look="row" />
      <GradientStrip address={props.address} title={props.title} look="chip" />
      <Show when={props.freezable !== false}>
        <FreezeButton address={props.address} title={props.title} />
      </Show>
      {props.children}
    </div>
  );
}
