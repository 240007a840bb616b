import './Pins.css';
import { createMemo, For } from 'solid-js';
import type { FlowRect, PlaneView } from '../../canvas/flow-model.ts';
import type { Address } from '../../kernel/ids.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { titleOf } from '../../nodes/titles.ts';
import { useStore } from '../../nodes/use-store.ts';
import { useLabels } from '../../nodes/use-titles.ts';
import type { PullSession } from '../../store/classroom/pull.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { cardAt } from './card-at.ts';

interface PinPlace {
  readonly id: Address;
  readonly leaves: readonly Address[];
  readonly rect: () => FlowRect | null;
}

/** A pin on every card with numbers that may move: pressed down, they stay. */
export function Pins(props: { readonly plane: PlaneView; readonly pull: PullSession }) {
  const { workbench } = useBench();
  const document = useStore(workbench.$document);
  const labels = useLabels();
  // The session is made once and for all.
  // oxlint-disable-next-line solid/reactivity
  const pinned = useStore(props.pull.$pinned);
  const name = (address: Address) => titleOf(workbench.$document.get(), labels(), address);
  /** By card; a closed macro holds many of them. */
  const groups = createMemo(() => {
    document();
    const found = new Map<Address, Address[]>();
    for (const leaf of props.pull.leaves()) {
      const card = cardAt(props.plane, leaf);
      if (card === null) continue;
      const group = found.get(card.id);
      if (group === undefined) found.set(card.id, [leaf]);
      else group.push(leaf);
    }
    return found;
  });
  const ids = createMemo(() => [...groups().keys()], [], { equals: sameIds });
  const places = createMemo(() =>
    ids().map((id): PinPlace => ({ id, leaves: groups().get(id) ?? [], rect: () => props.plane.rect(id) })),
  );
  const allPinned = ({ leaves }: PinPlace) => leaves.every((leaf) => pinned().has(leaf));
  const words = ({ id, leaves }: PinPlace) => {
    const [only] = leaves;
    return leaves.length === 1 && only !== undefined ? `Pin ${name(only)}` : `Pin all numbers of ${name(id)}`;
  };

  return (
    <For each={places()}>
      {(place) => (
        <div
          class="pull-pin nodrag nopan"
          data-pinned={allPinned(place) ? '' : undefined}
          style={cornerOf(place.rect())}
        >
          <IconButton
            icon="pin"
            name={words(place)}
            size="small"
            pressed={allPinned(place)}
            onPress={() => props.pull.togglePins(place.leaves)}
          />
        </div>
      )}
    </For>
  );
}

function sameIds(a: readonly Address[], b: readonly Address[]): boolean {
  return a.length === b.length && a.every((id, place) => id === b[place]);
}

/** Astride the card's top left corner. */
function cornerOf(rect: FlowRect | null): { readonly transform: string } {
  return { transform: `translate(${(rect?.x ?? 0) - 14}px, ${(rect?.y ?? 0) - 14}px)` };
}
