import type { CanvasController } from '../canvas/flow-model.ts';
import type { NudgeDocument } from '../graph/document.ts';
import type { CanvasPort } from '../store/canvas-port.ts';

/** The canvas as commands know it. Until it is mounted, asking it for something does nothing. */
export interface LateCanvas extends CanvasPort {
  readonly bind: (controller: CanvasController) => void;
  /** Shows a document that was just opened: whole, or where it would then be too small to read, from its left end. */
  readonly present: (document: NudgeDocument) => void;
}

const origin = { x: 0, y: 0 };

export function createLateCanvas(): LateCanvas {
  let controller: CanvasController | null = null;
  return {
    bind: (mounted) => void (controller = mounted),
    present: (document) => void (controller !== null && present(controller, document)),
    fit: (ids, options) => controller?.fit(ids, options),
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

/** On a phone a small document is shown at this zoom at least, where its numbers can be read. */
const readableZoom = 0.6;
const phone = '(max-width: 760px)';
const smallDocument = 60;
const leftMargin = 24;

function present(controller: CanvasController, document: NudgeDocument): void {
  controller.fit(undefined, { animate: false });
  const { zoom, y } = controller.transform();
  const records = [...document.nodes.values()];
  if (!matchMedia(phone).matches || zoom >= readableZoom || records.length === 0 || records.length > smallDocument)
    return;
  const middle = controller.visibleCentre().y;
  const left = Math.min(...records.map((record) => record.x));
  // The middle stays in the middle: its place on the screen is that of the fitted view.
  const screenMiddle = middle * zoom + y;
  controller.setTransform({
    zoom: readableZoom,
    x: leftMargin - left * readableZoom,
    y: screenMiddle - middle * readableZoom,
  });
}
