import './Veil.css';
import { Match, Switch, type JSX } from 'solid-js';
import type { Shown } from '../store/lens.ts';

/** Puts what covers a number in its place: nothing while it has not come, a “?” while it is to be guessed. */
export function Veil(props: {
  readonly shown: Shown | null;
  /** Whose number it is: “e value”. */
  readonly name: string;
  readonly children: JSX.Element;
}) {
  const blank = () => (props.shown?.kind === 'blank' ? props.shown : undefined);
  const covered = () => (props.shown?.kind === 'ask' ? props.shown : undefined);
  return (
    <Switch fallback={props.children}>
      <Match when={blank()}>
        {(now) => <output class="veil" data-kind="blank" aria-live="off" aria-label={props.name} title={now().words} />}
      </Match>
      <Match when={covered()}>
        {(now) => (
          <button
            class="veil nodrag nopan"
            type="button"
            aria-label={`guess ${props.name}`}
            on:click={(event) => {
              event.stopPropagation();
              now().ask();
            }}
          >
            ?
          </button>
        )}
      </Match>
    </Switch>
  );
}
