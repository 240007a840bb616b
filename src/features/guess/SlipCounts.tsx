import './SlipCounts.css';
import { For, Show } from 'solid-js';
import { slips } from '../../compile/slips.ts';

const titles: ReadonlyMap<string, string> = new Map(slips.map(({ id, title }) => [id, title]));

/** Which slips were met, and how often. */
export function SlipCounts(props: { readonly slips: Readonly<Record<string, number>> }) {
  const met = () => Object.entries(props.slips).sort((a, b) => b[1] - a[1]);
  return (
    <Show when={met().length > 0}>
      <ul class="slip-counts" aria-label="Slips met">
        <For each={met()}>
          {([id, count]) => (
            <li>
              {titles.get(id) ?? id}
              <small>{count === 1 ? ' · once' : ` · ${count} times`}</small>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
