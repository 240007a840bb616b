import type { CanvasPort } from './canvas-port.ts';
import type { LateClassroom } from './classroom/classroom.ts';
import type { Lenses } from './lens.ts';
import type { Preferences } from './preferences.ts';
import type { Training } from './training.ts';
import type { View } from './view.ts';
import type { Workbench } from './workbench.ts';

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
  /** What is laid over the numbers and wires of the canvas. */
  readonly lenses: Lenses;
  /** Everything for seeing, guessing and breaking the chain rule; its code comes when it is first wanted. */
  readonly classroom: LateClassroom;
}
