import { createMemo, createSignal, For, Show } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { opPicture } from '../../nodes/OpTile.tsx';
import { useStore } from '../../nodes/use-store.ts';
import type { Place } from '../../store/view.ts';
import { searchItems } from '../../ui/search-rank.ts';
import { TextField } from '../../ui/TextField.tsx';
import { PaletteTile } from './PaletteTile.tsx';
import { allTiles, type Tile } from './tiles.ts';

export interface AllTilesProps {
  readonly onAdd: (tile: Tile) => void;
  readonly onDrop: (tile: Tile, client: Place) => void;
}

/** Everything that can be placed, by group, with a search. */
export function AllTiles(props: AllTilesProps) {
  const [query, setQuery] = createSignal('');
  const document = useStore(useBench().workbench.$document);
  const groups = createMemo(() => allTiles(opPicture, document().definitions?.values()));
  const found = createMemo(() =>
    groups()
      .map(({ name, tiles }) => ({ name, tiles: matching(tiles, query()) }))
      .filter(({ tiles }) => tiles.length > 0),
  );
  const first = () => found()[0]?.tiles[0];

  function enter(event: KeyboardEvent): void {
    const tile = first();
    if (event.key !== 'Enter' || tile === undefined || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    props.onAdd(tile);
  }

  return (
    <div class="palette-all" on:keydown={enter}>
      <TextField
        ref={(input) => queueMicrotask(() => input.focus({ preventScroll: true }))}
        label="Search operations"
        labelHidden
        placeholder="Search"
        value={query()}
        onInput={setQuery}
      />
      <For each={found()}>
        {({ name, tiles }) => (
          <section aria-label={name}>
            <h2>{name}</h2>
            <div class="palette-grid">
              <For each={tiles}>
                {(tile) => <PaletteTile tile={tile} isNamed onAdd={props.onAdd} onDrop={props.onDrop} />}
              </For>
            </div>
          </section>
        )}
      </For>
      <Show when={found().length === 0}>
        <p role="status">Nothing is called “{query()}”.</p>
      </Show>
    </div>
  );
}

function matching(tiles: readonly Tile[], query: string): readonly Tile[] {
  const byId = new Map(tiles.map((tile) => [tile.id, tile]));
  const items = tiles.map(({ id, name, sign, explain }) => ({
    id,
    label: name,
    detail: explain,
    keywords: [id, sign],
  }));
  return searchItems(items, query).flatMap(({ id }) => byId.get(id) ?? []);
}
