import { Show } from 'solid-js';
import type { PlaneView } from '../../canvas/flow-model.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import type { PullSession } from '../../store/classroom/pull.ts';
import { Pins } from './Pins.tsx';
import { PullHandle } from './PullHandle.tsx';

/** The handle at the card whose value is pulled, and a pin on every card that may move for it. */
export function PullOverlay(props: { readonly plane: PlaneView }) {
  const loaded = useStore(useBench().classroom.$loaded);
  return <Show when={loaded()}>{(classroom) => <Pulling plane={props.plane} pull={classroom().pull} />}</Show>;
}

function Pulling(props: { readonly plane: PlaneView; readonly pull: PullSession }) {
  // The session is made once and for all.
  // oxlint-disable-next-line solid/reactivity
  const state = useStore(props.pull.$state);
  return (
    <Show when={state()?.address} keyed>
      {(address) => (
        <>
          <Pins plane={props.plane} pull={props.pull} />
          <PullHandle plane={props.plane} pull={props.pull} address={address} />
        </>
      )}
    </Show>
  );
}
