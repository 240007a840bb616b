import './PlaybackOverlay.css';
import { For, Show } from 'solid-js';
import type { PlaneView } from '../../canvas/flow-model.ts';
import { address as parseAddress } from '../../kernel/ids.ts';
import { slotOf } from '../../nodes/flow-ends.ts';
import { useStore } from '../../nodes/use-store.ts';
import { useLabel } from '../../nodes/use-titles.ts';
import type { PlaybackSession, PlaybackStatus } from '../../store/classroom/playback.ts';
import { usePlayback } from './use-playback.ts';
import { WireBubble } from './WireBubble.tsx';

/** What playback draws over the cards: their order as numbers, and what travels along the lit wire. */
export function PlaybackOverlay(props: { readonly plane: PlaneView }) {
  const session = usePlayback();
  return <Show when={session()}>{(loaded) => <Overlay session={loaded()} plane={props.plane} />}</Show>;
}

function Overlay(props: { readonly session: PlaybackSession; readonly plane: PlaneView }) {
  // oxlint-disable-next-line solid/reactivity
  const status = useStore(props.session.$state);
  // oxlint-disable-next-line solid/reactivity
  const order = useStore(props.session.$order);
  return (
    <Show when={status()}>
      {(now) => (
        <>
          <Show when={order()}>
            <For each={props.plane.mounted()}>{(id) => <OrderMark id={id} status={now()} plane={props.plane} />}</For>
          </Show>
          <WireBubble status={now()} plane={props.plane} />
        </>
      )}
    </Show>
  );
}

/** The place of a card in the pass that is on, at its upper left corner. */
function OrderMark(props: { readonly id: string; readonly status: PlaybackStatus; readonly plane: PlaneView }) {
  const isForward = () => props.status.done <= props.status.playback.forwardCount;
  const place = () => {
    const card = parseAddress(props.id);
    const { forwardPlaces, backwardPlaces } = props.status.playback;
    return card === null ? undefined : (isForward() ? forwardPlaces : backwardPlaces).get(card);
  };
  const label = useLabel(() => slotOf(props.id));
  const rect = () => props.plane.rect(props.id);
  const isNow = () => props.status.playback.steps[props.status.done - 1]?.card === props.id;
  const width = () => 14 + 7 * String(place() ?? '').length;
  return (
    <Show when={place() !== undefined && rect()}>
      {(at) => (
        <svg
          class="playback-order"
          role="img"
          aria-label={`${label()}, ${isForward() ? 'forward' : 'backward'} order ${place()}`}
        >
          <g transform={`translate(${at().x - 8} ${at().y - 11})`} data-now={isNow() ? '' : undefined}>
            <rect width={width()} height={22} rx={11} />
            <text x={width() / 2} y={15.5}>
              {place()}
            </text>
          </g>
        </svg>
      )}
    </Show>
  );
}
