import type { FlowPort } from './flow-model.ts';
import { bindPoint } from './place-bridge.ts';
import { flowId } from './port-drag.ts';
import { lib } from './viewport.ts';
import type { Wiring } from './wiring.ts';

/** A port: a button, and at the same time what @xyflow/system calls a handle, which it finds by these classes and attributes. */
export function Port(props: {
  readonly node: string;
  readonly port: FlowPort;
  readonly wired: boolean;
  readonly wiring: Wiring;
}) {
  const type = () => (props.port.side === 'out' ? 'source' : 'target');
  /** While a wire is in hand: whether it may end here. */
  const fits = () => {
    const answer = props.wiring.fits({ node: props.node, port: props.port.id });
    return answer === null ? undefined : `${answer}`;
  };
  const pending = () => {
    const wire = props.wiring.inHand();
    return wire?.how === 'pending' && wire.anchor.node === props.node && wire.anchor.port === props.port.id;
  };

  return (
    <button
      type="button"
      class={`canvas-port ${lib}-flow__handle ${type()} connectable connectablestart connectableend nodrag nopan`}
      ref={(element) =>
        bindPoint(
          element,
          () => props.port.x,
          () => props.port.y,
        )
      }
      tabIndex={-1}
      aria-label={props.port.label}
      data-nodeid={props.node}
      data-handleid={props.port.id}
      data-handlepos={props.port.side === 'out' ? 'right' : 'left'}
      data-id={`${flowId}-${props.node}-${props.port.id}-${type()}`}
      data-side={props.port.side}
      data-wired={props.wired ? '' : undefined}
      data-fits={fits()}
      data-pending={pending() ? '' : undefined}
    />
  );
}
