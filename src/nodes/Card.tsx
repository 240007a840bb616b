import './Card.css';
import './glow.css';
import { createMemo, Match, Switch, type Accessor, type JSX } from 'solid-js';
import type { FlowNode } from '../canvas/flow-model.ts';
import type { Address } from '../kernel/ids.ts';
import { useBench } from './bench-context.ts';
import { cardKind, type CardKind } from './card-kind.ts';
import { slotOf } from './flow-ends.ts';
import { HealthMark } from './HealthMark.tsx';
import { LeafCard } from './LeafCard.tsx';
import type { NetCards } from './net-cards.ts';
import { OpCard } from './OpCard.tsx';
import { useInsides } from './use-insides.ts';
import { useStore } from './use-store.ts';

/** What the canvas is handed to draw the inside of a node. What it draws stands inside a `BenchProvider`.
 *  @param cards those that come late; until they are here, null, a card is empty */
export function createRenderCard(cards: Accessor<NetCards | null>): (node: Accessor<FlowNode>) => JSX.Element {
  return (node) => <Card node={node()} cards={cards()} />;
}

/** The card of a flow node. The same node may become another card: a neuron that is opened leaves its activation in its place. */
function Card(props: { readonly node: FlowNode; readonly cards: NetCards | null }) {
  const document = useStore(useBench().workbench.$document);
  const insides = useInsides();
  const id = createMemo(() => props.node.id);
  const kind = createMemo(() => cardKind(document(), insides(), id()));
  const address = createMemo(() => slotOf(id()));
  return (
    <>
      <CardOfKind kind={kind()} address={address()} cards={props.cards} />
      <HealthMark address={address()} kind={kind()} />
    </>
  );
}

interface CardOfKindProps {
  readonly kind: CardKind;
  readonly address: Address;
  readonly cards: NetCards | null;
}

function CardOfKind(props: CardOfKindProps) {
  const kind = () => props.kind;
  const address = () => props.address;
  const lateCard = () => {
    const name = lateKinds[props.kind];
    return name === undefined ? undefined : props.cards?.[name];
  };
  return (
    <Switch>
      <Match when={kind() === 'leaf'}>
        <LeafCard address={address()} />
      </Match>
      <Match when={kind() === 'op'}>
        <OpCard address={address()} />
      </Match>
      <Match when={lateCard()} keyed>
        {(LateCard) => <LateCard address={address()} />}
      </Match>
    </Switch>
  );
}

const lateKinds: Partial<Readonly<Record<CardKind, keyof NetCards>>> = {
  cell: 'CellCard',
  custom: 'CustomCard',
  data: 'DataCard',
  frame: 'FrameCard',
  loss: 'LossCard',
  net: 'NetCard',
  neuron: 'NeuronCard',
  note: 'NoteCard',
  penalty: 'PenaltyCard',
  weight: 'WeightCard',
};
