import './Card.css';
import './glow.css';
import { createMemo, lazy, Match, Switch, type Accessor, type JSX } from 'solid-js';
import type { FlowNode } from '../canvas/flow-model.ts';
import type { Address } from '../kernel/ids.ts';
import { useBench } from './bench-context.ts';
import { cardKind, type CardKind } from './card-kind.ts';
import { slotOf } from './flow-ends.ts';
import { HealthMark } from './HealthMark.tsx';
import { LeafCard } from './LeafCard.tsx';
import { NeuronCard } from './NeuronCard.tsx';
import { OpCard } from './OpCard.tsx';
import { useInsides } from './use-insides.ts';
import { useStore } from './use-store.ts';
import { WeightCard } from './WeightCard.tsx';

const late = async () => (await import('./net-cards.ts')).netCards;
const CellCard = lazy(async () => ({ default: (await late()).CellCard }));
const CustomCard = lazy(async () => ({ default: (await late()).CustomCard }));
const DataCard = lazy(async () => ({ default: (await late()).DataCard }));
const FrameCard = lazy(async () => ({ default: (await late()).FrameCard }));
const LossCard = lazy(async () => ({ default: (await late()).LossCard }));
const NetCard = lazy(async () => ({ default: (await late()).NetCard }));
const NoteCard = lazy(async () => ({ default: (await late()).NoteCard }));
const PenaltyCard = lazy(async () => ({ default: (await late()).PenaltyCard }));

/** Fetches the cards that come late, so that opening a neuron does not wait for them. */
export async function fetchLateCards(): Promise<void> {
  await late();
}

/** What the canvas is handed to draw the inside of a node. Stands inside a `BenchProvider`. */
export function renderCard(node: Accessor<FlowNode>): JSX.Element {
  return <Card node={node()} />;
}

/** The card of a flow node. The same node may become another card: a neuron that is opened leaves its activation in its place. */
function Card(props: { readonly node: FlowNode }) {
  const document = useStore(useBench().workbench.$document);
  const insides = useInsides();
  const id = createMemo(() => props.node.id);
  const kind = createMemo(() => cardKind(document(), insides(), id()));
  const address = createMemo(() => slotOf(id()));
  return (
    <>
      <CardOfKind kind={kind()} address={address()} />
      <HealthMark address={address()} kind={kind()} />
    </>
  );
}

function CardOfKind(props: { readonly kind: CardKind; readonly address: Address }) {
  const kind = () => props.kind;
  const address = () => props.address;
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
      <Match when={kind() === 'cell'}>
        <CellCard address={address()} />
      </Match>
      <Match when={kind() === 'net'}>
        <NetCard address={address()} />
      </Match>
      <Match when={kind() === 'loss'}>
        <LossCard address={address()} />
      </Match>
      <Match when={kind() === 'penalty'}>
        <PenaltyCard address={address()} />
      </Match>
      <Match when={kind() === 'custom'}>
        <CustomCard address={address()} />
      </Match>
      <Match when={kind() === 'data'}>
        <DataCard address={address()} />
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
