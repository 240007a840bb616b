import './Outline.css';
import { createMemo, createSignal, For, Show } from 'solid-js';
import type { Address } from '../../kernel/ids.ts';
import { nodeOf } from '../../kernel/ids.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { OutlineRow } from './OutlineRow.tsx';
import { outlineOf } from './outline-of.ts';

/** Every node as a list, in the order they are computed: the canvas for those who cannot see it, and a way to find a node in a large one. */
export function Outline() {
  const { workbench, view, canvas } = useBench();
  const titles = useStore(workbench.$titles);
  const selection = useStore(workbench.$selection);
  const [filter, setFilter] = createSignal('');
  const rows = createMemo(() => outlineOf(workbench.$document.get(), workbench.live.$program.get(), titles()));
  const found = createMemo(() => {
    const wanted = filter().trim().toLocaleLowerCase();
    return wanted === '' ? rows() : rows().filter(({ title }) => title.toLocaleLowerCase().includes(wanted));
  });
  const [shown, setShown] = createSignal(firstRows);
  const visible = createMemo(() => found().slice(0, shown()));

  function choose(address: Address): void {
    workbench.select([address]);
    canvas.reveal(address);
  }

  return (
    <nav class="outline" aria-label="Outline">
      <header>
        <h2>Outline</h2>
        <IconButton icon="close" name="Close the outline" size="small" onPress={() => view.$outlineOpen.set(false)} />
      </header>
      <input
        type="search"
        placeholder="Find a node"
        aria-label="Find a node by its name"
        value={filter()}
        onInput={(event) => setFilter(event.currentTarget.value)}
      />
      <Show when={rows().length > 0} fallback={<p>No nodes yet.</p>}>
        <ol aria-label="Nodes">
          <For each={visible()}>
            {(row) => (
              <OutlineRow
                row={row}
                selected={selection().has(row.address) || selection().has(nodeOf(row.address))}
                onChoose={choose}
              />
            )}
          </For>
        </ol>
        <Show when={found().length > visible().length}>
          <button class="outline-more" type="button" onClick={() => setShown(shown() + firstRows)}>
            Show more ({found().length - visible().length} left)
          </button>
        </Show>
        <Show when={found().length === 0}>
          <p>No node is called like that.</p>
        </Show>
      </Show>
    </nav>
  );
}

/** Rows follow every sweep, so there are no more of them at once than a frame bears. */
const firstRows = 200;
