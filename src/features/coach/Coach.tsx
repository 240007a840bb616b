import { createMemo, createSignal, onCleanup, onMount, Show } from 'solid-js';
import { compareOrder, type LeafRecord, type NodeRecord } from '../../graph/document.ts';
import type { NodeId } from '../../kernel/ids.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { CoachMark } from '../../ui/CoachMark.tsx';
import { followBox } from '../../ui/follow-box.ts';

/** The one hint of a first visit: the first number can be dragged. Gone for ever after the first nudge, or when it is closed. */
export function Coach() {
  const { workbench, preferences, classroom, lenses } = useBench();
  const lensed = useStore(lenses.$lenses);
  const values = useStore(preferences.$values);
  const document = useStore(workbench.$document);
  const panel = useStore(classroom.$panel);
  const finish = () => preferences.set({ coached: true });
  onCleanup(
    workbench.$nudge.listen((nudge) => {
      if (nudge !== null && !preferences.$values.get().coached) finish();
    }),
  );

  const first = createMemo(() => {
    // A lesson says itself what to drag, and while the passes are stepped through there is something else to look at.
    if (values().coached || panel() !== null || lensed().length > 0) return null;
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
  onMount(() => onCleanup(followBox(() => cardBox(props.node), setBox)));
  return (
    <CoachMark target={box()} side="top" onDismiss={() => props.onDismiss()}>
      Drag this number ←→
    </CoachMark>
  );
}

/** The rectangle of the card with the number: the mark stands above it and covers no number. Null while it is not on the screen. */
function cardBox(node: NodeId): DOMRect | null {
  const card = document.querySelector(`[data-node="${node}"]:has([role="spinbutton"])`);
  return card?.getBoundingClientRect() ?? null;
}
