import { untrack } from 'solid-js';
import { distanceToCurve } from './curve.ts';
import type { FlowEnd, Point } from './flow-model.ts';
import { closestPort, nodeAt } from './geometry.ts';
import type { Mounting } from './mounting.ts';
import type { Scene } from './scene.ts';
import { farWireReach } from './thresholds.ts';
import { lib, type Viewport } from './viewport.ts';

/** What lies under the pointer. */
export type Hit =
  | { readonly kind: 'pane' }
  | { readonly kind: 'wire'; readonly id: string }
  /** `field`: on something that owns its drags, such as a number field. `frame`: on the ground of a frame. `mounted`: on a real card. */
  | {
      readonly kind: 'node';
      readonly id: string;
      readonly field: boolean;
      readonly frame: boolean;
      readonly mounted: boolean;
    }
  | { readonly kind: 'port'; readonly end: FlowEnd; readonly element: HTMLElement };

const pane: Hit = { kind: 'pane' };

export type HitTest = (target: EventTarget | null, client: Point) => Hit;

export function createHitTest(scene: Scene, viewport: Viewport, mounting: Mounting): HitTest {
  const farHit = (client: Point): Hit => {
    const point = viewport.toFlow(client);
    const node = nodeAt(scene.nodes(), scene.place, point);
    if (node?.layer === 'card') return { kind: 'node', id: node.id, field: false, frame: false, mounted: false };
    const reach = farWireReach / viewport.transform().zoom;
    for (const wire of scene.wires()) {
      const curve = scene.curve(wire);
      if (curve !== null && distanceToCurve(curve, point) <= reach) return { kind: 'wire', id: wire.id };
    }
    return node === null ? pane : { kind: 'node', id: node.id, field: false, frame: true, mounted: false };
  };

  return (target, client) =>
    untrack(() => {
      if (!(target instanceof Element)) return pane;
      const element = target.closest(`.${lib}-flow__handle`);
      const card = target.closest('[data-node]');
      const id = card?.getAttribute('data-node') ?? null;
      if (element instanceof HTMLElement && id !== null) {
        const port = nearestPort(scene, id, element.dataset['handleid'] ?? '', viewport.toFlow(client));
        return { kind: 'port', end: { node: id, port }, element };
      }
      if (id !== null) {
        const frame = scene.node(id)?.layer === 'frame';
        return { kind: 'node', id, field: target.closest('.nodrag') !== null, frame, mounted: true };
      }
      const wire = target.closest('[data-wire]')?.getAttribute('data-wire') ?? null;
      if (wire !== null) return { kind: 'wire', id: wire };
      return mounting.farShown() ? farHit(client) : pane;
    });
}

/** Zoomed out, the targets of neighbouring ports overlap: the one whose centre is closest is meant. */
function nearestPort(scene: Scene, id: string, hit: string, point: Point): string {
  const node = scene.node(id);
  const side = node?.ports.find((port) => port.id === hit)?.side;
  if (node === undefined || side === undefined) return hit;
  const found = closestPort(node, scene.place(node), point, (port) => port.side === side);
  return found ?? hit;
}
