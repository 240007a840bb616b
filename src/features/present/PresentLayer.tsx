import './PresentLayer.css';
import { Show } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import type { Presentation } from '../../store/classroom/present.ts';
import { Presenting } from './Presenting.tsx';

/** What a page in front of a class has over everything else. */
export function PresentLayer() {
  const loaded = useStore(useBench().classroom.$loaded);
  return <Show when={loaded()}>{(here) => <Layer present={here().present} />}</Show>;
}

function Layer(props: { readonly present: Presentation }) {
  // The presentation lasts as long as the page.
  // oxlint-disable-next-line solid/reactivity
  const isOn = useStore(props.present.$on);
  return (
    <Show when={isOn()}>
      <Presenting present={props.present} />
    </Show>
  );
}
