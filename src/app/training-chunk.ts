import type { Scheduler } from '../runtime/scheduler.ts';
import { createTrainingSession } from '../store/training-session.ts';
import type { Training, TrainingStores } from '../store/training.ts';
import type { View } from '../store/view.ts';
import type { Workbench } from '../store/workbench.ts';
import { createTrainingJournal } from '../persistence/training-journal.ts';
import { openHere, openTrainingWorker, pageClock } from './training-ports.ts';

/** Training for this page. In a chunk of its own, which is fetched when training is first wanted. */
export function createPageTraining(
  workbench: Workbench,
  view: View,
  scheduler: Scheduler,
  stores: TrainingStores,
): Training {
  return createTrainingSession({
    workbench,
    view,
    stores,
    scheduler,
    clock: pageClock,
    openWorker: openTrainingWorker,
    openHere,
    journal: createTrainingJournal(),
  });
}
