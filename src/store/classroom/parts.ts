import type { CanvasPort } from '../canvas-port.ts';
import type { Scheduler } from '../../runtime/scheduler.ts';
import type { Lenses } from '../lens.ts';
import type { Preferences } from '../preferences.ts';
import type { Training } from '../training.ts';
import type { View } from '../view.ts';
import type { Workbench } from '../workbench.ts';
import type { ClassroomStores } from './stores.ts';

/** What every part of the classroom may use. */
export interface ClassroomParts extends ClassroomStores {
  readonly workbench: Workbench;
  readonly view: View;
  readonly preferences: Preferences;
  readonly lenses: Lenses;
  readonly canvas: CanvasPort;
  readonly training: Training;
  readonly scheduler: Scheduler;
}
