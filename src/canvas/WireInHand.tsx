import { Show } from 'solid-js';
import { pathText, wireCurve } from './curve.ts';
import type { Flow } from './flow.ts';
import type { Point } from './flow-model.ts';
import { bindPlace } from './place-bridge.ts';

/** The wire that is being made, from its fixed end to the pointer or the port it snapped to. */
export function WireInHand(props: { readonly flow: Flow }) {
  const path = () => {
    const wire = props.flow.wiring.inHand();
    const loose = props.flow.wiring.loose();
    const anchor = wire === null ? null : props.flow.scene.portPlace(wire.anchor);
    if (wire === null || loose === null || anchor === null) return null;
    const curve = wire.side === 'out' ? wireCurve(anchor, loose.at) : wireCurve(loose.at, anchor);
    return pathText(curve);
  };
  const state = () => {
    const loose = props.flow.wiring.loose();
    if (loose?.port === null || loose?.port === undefined) return 'loose';
    return loose.refusal === null ? 'fits' : 'refused';
  };

  return <Show when={path()}>{(text) => <path class="canvas-wire-in-hand" d={text()} data-state={state()} />}</Show>;
}

/** Why the wire in hand may not end where it is, beside the pointer. */
export function Refusal(props: { readonly flow: Flow }) {
  const refused = () => {
    const loose = props.flow.wiring.loose();
    return loose === null || loose.refusal === null ? null : { at: loose.at, message: loose.refusal };
  };
  const at = (): Point => refused()?.at ?? { x: 0, y: 0 };

  return (
    <Show when={refused()}>
      {(now) => (
        <p class="canvas-refusal" role="status" ref={(element) => bindPlace(element, at)}>
          {now().message}
        </p>
      )}
    </Show>
  );
}
