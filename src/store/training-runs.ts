import type { Address } from '../kernel/ids.ts';
import { createRunLog, type RunLog } from '../training/run-log.ts';
import type { StepRecord } from '../training/step-record.ts';

/** One course of steps that rise without a gap, under one set of settings. Going back in a run, or other settings, begin another. */
export interface Run {
  readonly id: number;
  /** Its settings in words, with a count where an earlier run has the same. */
  readonly name: string;
  readonly log: RunLog;
}

/** The runs of one document, oldest first. */
export interface Runs {
  readonly list: () => readonly Run[];
  /** The run that steps are added to; null before the first. */
  readonly current: () => Run | null;
  /** Adds a step, with the parameters it was measured with, to the current run, or to a new one where it does not follow. */
  readonly add: (settings: string, record: StepRecord, addresses: readonly Address[], numbers: Float64Array) => void;
  readonly remove: (id: number) => void;
  readonly clear: () => void;
}

/** More cannot be told apart in one picture. */
export const mostRuns = 12;

/** @param onDropped told the name of a run that made way for a new one */
export function createRuns(onDropped: (name: string) => void): Runs {
  let list: readonly Run[] = [];
  let current: Run | null = null;
  let last: { readonly settings: string; readonly step: number } | null = null;
  let lastId = 0;

  function begin(settings: string, parameters: number): Run {
    const same = list.filter(({ log }) => log.name === settings).length;
    const id = ++lastId;
    const name = same === 0 ? settings : `${settings} (${same + 1})`;
    const run: Run = { id, name, log: createRunLog(settings, parameters) };
    const [oldest] = list;
    if (list.length === mostRuns && oldest !== undefined) {
      list = list.slice(1);
      onDropped(oldest.name);
    }
    list = [...list, run];
    return run;
  }

  return {
    list: () => list,
    current: () => current,
    add(settings, record, addresses, numbers) {
      const follows = current !== null && last?.settings === settings && record.step === last.step + 1;
      if (!follows || current === null) current = begin(settings, addresses.length);
      last = { settings, step: record.step };
      current.log.add(record, addresses, numbers);
    },
    remove(id) {
      list = list.filter((run) => run.id !== id);
      if (current?.id === id) current = null;
    },
    clear() {
      list = [];
      current = null;
      last = null;
    },
  };
}
