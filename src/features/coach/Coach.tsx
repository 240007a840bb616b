import { createMemo, createSignal, onCleanup, onMount, Show } from 'solid-js';
import { compareOrder, type LeafRecord, type NodeRecord } from '../../graph/document.ts';
import type { NodeId } from '../../kernel/ids.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { CoachMark } from '../../ui/CoachMark.tsx';
import { followBox } from './follow-box.ts';

/** The one hint of a first visit: the first number can be dragged. Gone for ever after the first nudge, or when it is closed. */
export function Coach() {
  const { workbench, preferences } = useBench();
  const values = useStore(preferences.$values);
  const document = useStore(workbench.$document);
  const finish = () => preferences.set({ coached: true });
  onCleanup(
    workbench.$nudge.listen((nudge) => {
      if (nudge !== null && !preferences.$values.get().coached) finish();
    }),
  );

  const first = createMemo(() => {
    if (values().coached) return null;
    const [input] = [...document().nodes.values()].filter(isInput).sort((a, b) => compareOrder(a.order, b.order));
    return input?.id ?? null;
  });
  return (
    <Show when={first()} keyed>
      {(node) => <Mark node={node} onDismiss={finish} />}
    </Show>
  );
}

function isInput(record: NodeRecord): record is LeafRecord {
  return record.kind === 'leaf' && record.role === 'input';
}

/** Drawn for one node; another one makes another mark. */
function Mark(props: { readonly node: NodeId; readonly onDismiss: () => void }) {
  const [box, setBox] = createSignal<DOMRect | null>(null);
  onMount(() => onCleanup(followBox(() => numberColumn(props.node), setBox)));
  return (
    <CoachMark target={box()} side="top" onDismiss={() => props.onDismiss()}>
      Drag this number ←→
    </CoachMark>
  );
}

/** The rectangle above which the mark stands, its arrow pointing down at the number: as wide as the number and as high as its card, so
 *  that it covers neither. Null while the card is not on the screen. */
function numberColumn(node: NodeId): DOMRect | null {
  const card = document.querySelector(`[data-node="${node}"]`);
  const field = card?.querySelector('[role="spinbutton"]');
  if (card === null || field === null || field === undefined) return null;
  const { x, width } = field.getBoundingClientRect();
  const { y, height } = card.getBoundingClientRect();
  return new DOMRect(x, y, width, height);
}
