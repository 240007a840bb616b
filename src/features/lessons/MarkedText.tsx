import { For, Match, Switch } from 'solid-js';
import { marked } from './marked-text.ts';

/** A sentence of a lesson, its names and numbers set as code. */
export function MarkedText(props: { readonly text: string }) {
  return (
    <For each={marked(props.text)}>
      {(piece) => (
        <Switch fallback={piece.text}>
          <Match when={piece.kind === 'code'}>
            <code>{piece.text}</code>
          </Match>
          <Match when={piece.kind === 'emphasis'}>
            <em>{piece.text}</em>
          </Match>
        </Switch>
      )}
    </For>
  );
}
