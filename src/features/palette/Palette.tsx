import './Palette.css';
import { createSignal, For, lazy, Suspense } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { opPicture } from '../../nodes/OpTile.tsx';
import { addNode } from '../../store/commands/add-node.ts';
import type { Placeable } from '../../store/new-record.ts';
import type { Place } from '../../store/view.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { PaletteTile } from './PaletteTile.tsx';
import { railTiles, type Tile } from './tiles.ts';
import { attachToolbarKeys } from './toolbar-keys.ts';

const AllTiles = lazy(async () => ({ default: (await import('./AllTiles.tsx')).AllTiles }));

export interface PaletteProps {
  /** A tile was let go at a place of the window that is not the palette's own. */
  readonly onDrop: (what: Placeable, client: Place) => void;
}

/** The rail of tiles at the left, on phones along the bottom: press or drag one to place it. */
export function Palette(props: PaletteProps) {
  const bench = useBench();
  const [isOpen, setOpen] = createSignal(false);
  const [more, setMore] = createSignal<HTMLButtonElement>();
  const groups = railTiles(opPicture);
  let rail: HTMLElement | undefined;
  // The press itself closes an open flyout before its click arrives; that click must not open it again.
  let wasOpen = false;

  function bind(element: HTMLElement): void {
    rail = element;
    attachToolbarKeys(element);
  }

  function bindMore(button: HTMLButtonElement): void {
    setMore(button);
    button.addEventListener('pointerdown', () => (wasOpen = isOpen()));
  }

  function toggle(): void {
    setOpen(!wasOpen);
    wasOpen = false;
  }

  function add(tile: Tile): void {
    setOpen(false);
    addNode(bench, tile.what);
  }

  function drop(tile: Tile, client: Place): void {
    setOpen(false);
    const under = document.elementFromPoint(client.x, client.y);
    if (under === null || rail?.contains(under) !== true) props.onDrop(tile.what, client);
  }

  return (
    <section class="palette-region" aria-label="Things to place">
      <div ref={bind} class="palette" role="toolbar" aria-label="Palette">
        <For each={groups}>
          {(tiles) => (
            <div class="palette-group">
              <For each={tiles}>{(tile) => <PaletteTile tile={tile} onAdd={add} onDrop={drop} />}</For>
            </div>
          )}
        </For>
        <IconButton
          ref={bindMore}
          icon="more"
          name="All operations"
          hasPopup="dialog"
          expanded={isOpen()}
          tooltipSide="right"
          onPress={toggle}
        />
        <Popover
          open={isOpen()}
          anchor={more()}
          name="All operations"
          side="right"
          align="end"
          onClose={() => setOpen(false)}
        >
          <div class="palette-flyout">
            <Suspense>
              <AllTiles onAdd={add} onDrop={drop} />
            </Suspense>
          </div>
        </Popover>
      </div>
    </section>
  );
}
