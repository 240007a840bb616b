import type { NudgeDocument } from '../../src/graph/document.ts';
import type { Bench, FilePort } from '../../src/store/bench.ts';
import type { CanvasPort } from '../../src/store/canvas-port.ts';
import { createPreferences } from '../../src/store/preferences.ts';
import { createLateClassroom } from '../../src/store/classroom/classroom.ts';
import { createLenses } from '../../src/store/lens.ts';
import { createLateTraining } from '../../src/store/training.ts';
import { createView } from '../../src/store/view.ts';
import { bench as workbenchOn, type ManualScheduler } from './workbench.ts';

/** A bench whose canvas and files are not there: it remembers what they were asked for, as `fit n1`. */
export interface BareBench extends Bench {
  readonly asked: string[];
  readonly scheduler: ManualScheduler;
  /** What `canvas.focusedNode` says. */
  readonly focus: (id: string | null) => void;
  /** Whether a gesture is in progress, for `canvas.cancel` to end. */
  readonly gesture: (isRunning: boolean) => void;
}

export function bareBench(document: NudgeDocument): BareBench {
  const { scheduler, ...workbench } = workbenchOn(document);
  const asked: string[] = [];
  let focused: string | null = null;
  let isRunning = false;
  const note =
    (name: string) =>
    (...args: readonly unknown[]): void =>
      void asked.push([name, ...args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg)))].join(' '));
  const canvas: CanvasPort = {
    fit: note('fit'),
    zoomBy: note('zoomBy'),
    zoomTo: note('zoomTo'),
    panBy: note('panBy'),
    centre: note('centre'),
    reveal: note('reveal'),
    visibleCentre: () => ({ x: 1000, y: 1000 }),
    toFlow: (client) => client,
    toClient: (flow) => flow,
    focusNode: note('focusNode'),
    focusPort: note('focusPort'),
    focusCanvas: note('focusCanvas'),
    focusedNode: () => focused,
    beginWire: note('beginWire'),
    cancel() {
      const wasRunning = isRunning;
      isRunning = false;
      return wasRunning;
    },
  };
  const files: FilePort = {
    newDocument: note('newDocument'),
    open: note('open'),
    save: note('save'),
    saveAs: note('saveAs'),
    openExample: note('openExample'),
    backToOwnWork: note('backToOwnWork'),
    takeOver: note('takeOver'),
    copyLink: note('copyLink'),
    copyText: note('copyText'),
    copy: note('copy'),
    cut: note('cut'),
    paste: note('paste'),
  };
  return {
    workbench,
    view: createView(),
    preferences: createPreferences(),
    canvas,
    files,
    // Its code never comes, so nothing is ever trained here.
    training: createLateTraining(
      () => new Promise(() => {}),
      () => {},
    ),
    lenses: createLenses(),
    classroom: createLateClassroom(
      () => new Promise(() => {}),
      () => {},
    ),
    asked,
    scheduler,
    focus: (id) => void (focused = id),
    gesture: (running) => void (isRunning = running),
  };
}
