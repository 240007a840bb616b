import './Card.css';
import './glow.css';
import { createMemo, Match, Switch, type Accessor, type JSX } from 'solid-js';
import type { FlowNode } from '../canvas/flow-model.ts';
import { useBench } from './bench-context.ts';
import { cardKind } from './card-kind.ts';
import { slotOf } from './flow-ends.ts';
import { FrameCard } from './FrameCard.tsx';
import { LeafCard } from './LeafCard.tsx';
import { NeuronCard } from './NeuronCard.tsx';
import { NoteCard } from './NoteCard.tsx';
import { OpCard } from './OpCard.tsx';
import { useStore } from './use-store.ts';
import { WeightCard } from './WeightCard.tsx';

/** What the canvas is handed to draw the inside of a node. Stands inside a `BenchProvider`. */
export function renderCard(node: Accessor<FlowNode>): JSX.Element {
  return <Card node={node()} />;
}

/** The card of a flow node. The same node may become another card: a neuron that is opened leaves its activation in its place. */
function Card(props: { readonly node: FlowNode }) {
  const document = useStore(useBench().workbench.$document);
  const id = createMemo(() => props.node.id);
  const kind = createMemo(() => cardKind(document(), id()));
  const address = createMemo(() => slotOf(id()));
  return (
    <Switch>
      <Match when={kind() === 'leaf'}>
        <LeafCard address={address()} />
      </Match>
      <Match when={kind() === 'weight'}>
        <WeightCard address={address()} />
      </Match>
      <Match when={kind() === 'op'}>
        <OpCard address={address()} />
      </Match>
      <Match when={kind() === 'neuron'}>
        <NeuronCard address={address()} />
      </Match>
      <Match when={kind() === 'frame'}>
        <FrameCard address={address()} />
      </Match>
      <Match when={kind() === 'note'}>
        <NoteCard address={address()} />
      </Match>
    </Switch>
  );
}
