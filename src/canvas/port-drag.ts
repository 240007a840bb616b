import { ConnectionMode, Position, XYHandle, type Handle } from '@xyflow/system';
import { untrack } from 'solid-js';
import { createEdgeGuard } from './edge-guard.ts';
import type { FlowEnd, Point } from './flow-model.ts';
import { nodeAt } from './geometry.ts';
import { systemLookup } from './internals.ts';
import { sameEnd } from './same.ts';
import type { Scene } from './scene.ts';
import { dragThreshold, snapRadius } from './thresholds.ts';
import { lib, type Viewport } from './viewport.ts';
import type { Wiring } from './wiring.ts';

/** The id by which @xyflow/system tells canvases apart, in its ports' data-id. */
export const flowId = 'canvas';

/** Drawing a wire with the pointer down, through XYHandle. */
export interface PortDrag {
  /** A mouse or touch press on a port. `moving` is the wire that ends at this input and is taken off by dragging. */
  readonly press: (event: MouseEvent | TouchEvent, element: HTMLElement, end: FlowEnd, moving: string | null) => void;
  /** True once after a press became a drag: the click that follows it is not meant. */
  readonly swallowClick: () => boolean;
  readonly cancel: () => boolean;
}

export function createPortDrag(root: HTMLDivElement, scene: Scene, viewport: Viewport, wiring: Wiring): PortDrag {
  // XYHandle does not know Escape: after a cancel its next move ends the gesture as a success (facts: it calls its own pointer-up with the
  // last valid hit). So each gesture carries its own veto.
  let current: { cancelled: boolean; started: boolean } | null = null;
  let dragged = false;
  const edge = createEdgeGuard(root);

  const dropAt = (client: Point): void => {
    // Outside, or over something that lies on the canvas.
    if (!root.contains(document.elementFromPoint(client.x, client.y))) {
      wiring.cancel();
      return;
    }
    const below = untrack(() => nodeAt(scene.nodes(), scene.place, viewport.toFlow(client)));
    if (below?.layer === 'card') wiring.finishOnCard(below.id, client);
    else wiring.finishNowhere(client);
  };

  const press: PortDrag['press'] = (event, element, end, moving) => {
    current = { cancelled: false, started: false };
    dragged = false;
    edge.reset();
    const gesture = current;
    const wire = moving === null ? undefined : untrack(() => scene.wire(moving));
    const anchor = wire?.from ?? end;
    const side = wire === undefined ? (untrack(() => scene.port(end))?.side ?? 'out') : 'out';
    const touch = 'touches' in event;
    let client: Point = { x: 0, y: 0 };

    const handle = (found: Handle | null): FlowEnd | null =>
      found === null || found.id === null || found.id === undefined ? null : { node: found.nodeId, port: found.id };

    XYHandle.onPointerDown(event, {
      autoPanOnConnect: true,
      connectionMode: ConnectionMode.Strict,
      connectionRadius: snapRadius / viewport.transform().zoom,
      domNode: root,
      handleId: anchor.port,
      nodeId: anchor.node,
      isTarget: side === 'in',
      ...(wire === undefined ? {} : { edgeUpdaterType: 'source' as const }),
      nodeLookup: untrack(() => systemLookup(scene.nodes(), scene.place)),
      lib,
      flowId,
      dragThreshold: touch ? dragThreshold.touch : dragThreshold.mouse,
      handleDomNode: element,
      panBy: () => {
        const { x, y } = gesture.cancelled ? { x: 0, y: 0 } : edge.pan(client);
        if (x !== 0 || y !== 0) viewport.panBy(x, y);
        return Promise.resolve(x !== 0 || y !== 0);
      },
      getTransform: () => {
        const { x, y, zoom } = viewport.transform();
        return [x, y, zoom];
      },
      getFromHandle: () => (gesture.cancelled ? null : standIn),
      onConnectStart: () => {
        if (gesture.cancelled) return;
        gesture.started = true;
        dragged = true;
        wiring.cancel();
        wiring.begin(anchor, 'drag', moving);
      },
      updateConnection: (state) => {
        if (gesture.cancelled || !gesture.started || !state.inProgress) return;
        const { left, top } = root.getBoundingClientRect();
        client = { x: state.pointer.x + left, y: state.pointer.y + top };
        const port = handle(state.toHandle);
        const snapped = port === null ? null : untrack(() => scene.portPlace(port));
        wiring.moveLoose(state.isValid === true && snapped !== null ? snapped : viewport.toFlow(client), port);
      },
      // Strict mode sorts out the sides; the reason in words comes from the wiring's own verdict.
      isValidConnection: ({ source, sourceHandle, target, targetHandle }) => {
        const [node, port] = side === 'out' ? [target, targetHandle] : [source, sourceHandle];
        if (port === null || port === undefined) return false;
        const found = { node, port };
        return (wire !== undefined && sameEnd(wire.to, found)) || wiring.verdict(found).ok;
      },
      onConnectEnd: (_, state) => {
        if (gesture.cancelled) return;
        const port = handle(state.toHandle);
        if (port !== null) wiring.finishAt(port, client);
        else dropAt(client);
      },
      cancelConnection: () => {
        if (current === gesture) current = null;
      },
    });
  };

  return {
    press,
    swallowClick: () => {
      const was = dragged;
      dragged = false;
      return was;
    },
    cancel: () => {
      if (current === null || !current.started) {
        if (current !== null) current.cancelled = true;
        return false;
      }
      current.cancelled = true;
      current = null;
      wiring.cancel();
      return true;
    },
  };
}

/** Only its presence is asked. */
const standIn: Handle = {
  nodeId: '',
  id: null,
  x: 0,
  y: 0,
  width: 0,
  height: 0,
  type: 'source',
  position: Position.Left,
};
