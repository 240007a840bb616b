import type { NudgeDocument } from '../../src/graph/document.ts';
import type { Scheduler } from '../../src/runtime/scheduler.ts';
import { createWorkbench, type Workbench } from '../../src/store/workbench.ts';

/** A scheduler whose frames and clock the test moves by hand. */
export interface ManualScheduler extends Scheduler {
  readonly frame: () => void;
  readonly wait: (milliseconds: number) => void;
}

export function manualScheduler(): ManualScheduler {
  let waiting: (() => void)[] = [];
  let time = 0;
  return {
    request: (callback) => void waiting.push(callback),
    now: () => time,
    frame() {
      const due = waiting;
      waiting = [];
      for (const callback of due) callback();
    },
    wait: (milliseconds) => void (time += milliseconds),
  };
}

export function bench(document: NudgeDocument): Workbench & { readonly scheduler: ManualScheduler } {
  const scheduler = manualScheduler();
  return { ...createWorkbench(scheduler, document), scheduler };
}
