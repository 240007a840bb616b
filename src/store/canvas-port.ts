import type { Place } from './view.ts';

/** What commands ask of the canvas, once it is mounted. Ids are flow ids: addresses of nodes, inner slots and frames. */
export interface CanvasPort {
  /** Shows all nodes, or these, whole; never larger than `maxZoom`, which is 1 where it is not said. */
  readonly fit: (ids?: readonly string[], options?: { readonly maxZoom?: number }) => void;
  readonly zoomBy: (factor: number) => void;
  readonly zoomTo: (zoom: number) => void;
  readonly panBy: (dx: number, dy: number) => void;
  readonly centre: (id: string) => void;
  readonly reveal: (id: string) => void;
  /** The middle of what is seen, in flow coordinates. */
  readonly visibleCentre: () => Place;
  readonly toFlow: (client: Place) => Place;
  readonly toClient: (flow: Place) => Place;
  readonly focusNode: (id: string) => void;
  readonly focusPort: (end: { readonly node: string; readonly port: string }) => void;
  readonly focusCanvas: () => void;
  readonly focusedNode: () => string | null;
  readonly beginWire: (end: { readonly node: string; readonly port: string }) => void;
  /** Ends a gesture in progress as if it had not begun; true when there was one. */
  readonly cancel: () => boolean;
}
