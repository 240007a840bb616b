import { Show } from 'solid-js';
import { Icon } from '../../ui/Icon.tsx';
import { createTooltip } from '../../ui/tooltip.ts';
import type { Place } from '../../store/view.ts';
import { attachTileDrag } from './drag-tile.ts';
import type { Tile } from './tiles.ts';

export interface PaletteTileProps {
  readonly tile: Tile;
  /** Whether its name stands under it. */
  readonly isNamed?: boolean;
  readonly onAdd: (tile: Tile) => void;
  readonly onDrop: (tile: Tile, client: Place) => void;
}

/** One thing to place: a press adds it in the middle of what is seen, a drag puts it where it is dropped. */
export function PaletteTile(props: PaletteTileProps) {
  const tooltip = createTooltip({
    text: () => (props.isNamed === true ? props.tile.explain : `${props.tile.name}: ${props.tile.explain}`),
    side: () => 'right',
  });

  function bind(button: HTMLButtonElement): void {
    tooltip(button);
    attachTileDrag(button, { onDrop: (client) => props.onDrop(props.tile, client) });
  }

  return (
    <button
      ref={bind}
      class="palette-tile"
      type="button"
      aria-label={`Add ${props.tile.name}`}
      data-named={props.isNamed === true ? '' : undefined}
      on:click={() => props.onAdd(props.tile)}
    >
      <span class="palette-sign" aria-hidden="true" data-length={[...props.tile.sign].length}>
        <Show when={props.tile.icon} fallback={props.tile.sign}>
          {(icon) => <Icon name={icon()} />}
        </Show>
      </span>
      <Show when={props.isNamed}>
        <span class="palette-name">{props.tile.name}</span>
      </Show>
    </button>
  );
}
