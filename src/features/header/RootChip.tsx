import { createMemo, Show } from 'solid-js';
import type { Address } from '../../kernel/ids.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useShownRow } from '../../nodes/use-row.ts';
import { useStore } from '../../nodes/use-store.ts';
import { titleOf } from '../../nodes/titles.ts';
import { useTitles } from '../../nodes/use-titles.ts';
import { MenuButton } from '../../ui/MenuButton.tsx';
import type { MenuEntry } from '../../ui/menu-entry.ts';
import { setRoot } from '../../store/edits.ts';
import { rootChoices } from './root-choices.ts';

/** Says whose gradients are shown, and lets one choose. */
export function RootChip() {
  const { workbench, view } = useBench();
  const program = useStore(workbench.live.$program);
  const selection = useStore(workbench.$selection);
  const titles = useTitles();
  const title = (address: Address) => titleOf(workbench.$document.get(), titles(), address);
  const root = createMemo(() => program().root);
  const row = useShownRow(() => root()?.address ?? null);

  const rowWords = () => {
    const shown = row();
    return shown === null ? '' : `, row ${shown.place}`;
  };

  function choose(address: Address | null, words: string): void {
    workbench.commit(words, setRoot(workbench.$document.get(), address));
    view.announce(words);
  }

  const entries = (): readonly MenuEntry[] => {
    const now = root();
    const results = rootChoices(workbench.$document.get(), program(), [...selection()]).map((address): MenuEntry => ({
      kind: 'action',
      label: title(address),
      checked: now?.chosen === true && now.address === address,
      onSelect: () => choose(address, `Take gradients of ${title(address)}`),
    }));
    return [
      { kind: 'heading', label: 'Take gradients of' },
      ...results,
      { kind: 'separator' },
      {
        kind: 'action',
        label: 'The last result, found automatically',
        checked: now?.chosen === false,
        onSelect: () => choose(null, 'Take gradients of the last result'),
      },
    ];
  };

  return (
    <div class="root-chip">
      <Show when={root()} fallback={<span class="root-chip-none">No result yet</span>}>
        {(now) => (
          <MenuButton name="Take gradients of" variant="accent" icon="flag" align="center" entries={entries()}>
            <span class="root-chip-words">gradients of</span>
            <b>{`${title(now().address)}${rowWords()}`}</b>
            <Show when={!now().chosen}>
              <small>taken automatically</small>
            </Show>
          </MenuButton>
        )}
      </Show>
    </div>
  );
}
