import type { Preferences } from './preferences.ts';
import type { Training } from './training.ts';
import type { Place, View } from './view.ts';
import type { Workbench } from './workbench.ts';

/** What commands ask of the canvas, once it is mounted. Ids are flow ids: addresses of nodes, inner slots and frames. */
export interface CanvasPort {
  readonly fit: (ids?: readonly string[]) => void;
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

/** What commands ask of files, links and the clipboard, which live in the browser. Each tells people what happened through the view's notices. */
export interface FilePort {
  readonly newDocument: () => void;
  readonly open: () => void;
  readonly save: () => void;
  readonly saveAs: () => void;
  /** Opens one of the gallery's examples as an unsaved document. */
  readonly openExample: (id: string) => void;
  /** Goes back to one's own work after an example, link or file. */
  readonly backToOwnWork: () => void;
  /** In a tab that only has a copy: saves from here from now on. */
  readonly takeOver: () => void;
  readonly copyLink: () => void;
  /** Copies the selection (or everything) as expression text. */
  readonly copyText: () => void;
  readonly copy: () => void;
  readonly cut: () => void;
  readonly paste: () => void;
}

/** Everything a command or a feature may use. */
export interface Bench {
  readonly workbench: Workbench;
  readonly view: View;
  readonly preferences: Preferences;
  readonly canvas: CanvasPort;
  readonly files: FilePort;
  readonly training: Training;
}
