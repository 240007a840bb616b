import type { CanvasController } from '../canvas/flow-model.ts';
import type { CanvasPort } from '../store/bench.ts';

/** The canvas as commands know it. Until it is mounted, asking it for something does nothing. */
export interface LateCanvas extends CanvasPort {
  readonly bind: (controller: CanvasController) => void;
}

const origin = { x: 0, y: 0 };

export function createLateCanvas(): LateCanvas {
  let controller: CanvasController | null = null;
  return {
    bind: (mounted) => void (controller = mounted),
    fit: (ids) => controller?.fit(ids),
    zoomBy: (factor) => controller?.zoomBy(factor),
    zoomTo: (zoom) => controller?.zoomTo(zoom),
    panBy: (dx, dy) => controller?.panBy(dx, dy),
    centre: (id) => controller?.centre(id),
    reveal: (id) => controller?.reveal(id),
    visibleCentre: () => controller?.visibleCentre() ?? origin,
    toFlow: (client) => controller?.toFlow(client) ?? client,
    toClient: (flow) => controller?.toClient(flow) ?? flow,
    focusNode: (id) => controller?.focusNode(id),
    focusPort: (end) => controller?.focusPort(end),
    focusCanvas: () => controller?.focusCanvas(),
    focusedNode: () => controller?.focusedNode() ?? null,
    beginWire: (end) => controller?.beginWire(end),
    cancel: () => controller?.cancel() ?? false,
  };
}
