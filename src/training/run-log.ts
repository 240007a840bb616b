import type { Address } from '../kernel/ids.ts';
import type { StepRecord } from './step-record.ts';
import { createThinned } from './thinned.ts';

/** The parameters that the loss of step `step` was measured with: before that step's update. */
export interface Snapshot {
  readonly step: number;
  /** May change within a run, when the graph is edited while it trains. */
  readonly addresses: readonly Address[];
  readonly numbers: Float64Array;
}

/** What is kept of one run. Bounded, so that a run may go on for days. */
export interface RunLog {
  /** The settings it ran with, in words. */
  readonly name: string;
  /** `numbers` are the parameters before the step's update, by `addresses`; they are kept as they are, so hand over a copy. */
  readonly add: (record: StepRecord, addresses: readonly Address[], numbers: Float64Array) => void;
  /** How many steps were added in all. */
  readonly steps: () => number;
  /** In order, thinned evenly; the first and the last are always there. A new array after each step, else the same one. */
  readonly records: () => readonly StepRecord[];
  /** The records and snapshots of a step, or of the nearest one kept before it. Undefined while the log is empty. */
  readonly recordAt: (step: number) => StepRecord | undefined;
  readonly snapshotAt: (step: number) => Snapshot | undefined;
  /** The steps whose parameters can be had, in order. */
  readonly snapshotSteps: () => readonly number[];
}

/** The most records of one run, more than a screen has columns. */
export const mostRecords = 2000;
/** The most and the fewest snapshots of one run, and how many numbers they may hold together (16 MB) where that leaves more than the
 *  fewest: a small net's run can be gone back to at any step, a large one's at 200 of them. */
const mostSnapshots = 2000;
const fewestSnapshots = 200;
const mostNumbers = 2e6;

/** How many snapshots of so many parameters are kept. */
export function snapshotBound(parameters: number): number {
  return Math.max(fewestSnapshots, Math.min(mostSnapshots, Math.floor(mostNumbers / Math.max(1, parameters))));
}

/** A log for a run over so many parameters. */
export function createRunLog(name: string, parameters: number): RunLog {
  const records = createThinned<StepRecord>(mostRecords);
  const snapshots = createThinned<Snapshot>(snapshotBound(parameters));
  let steps = 0;
  let listed: { readonly steps: number; readonly records: readonly StepRecord[] } | null = null;
  return {
    name,
    add(record, addresses, numbers) {
      steps++;
      records.add(record);
      snapshots.add({ step: record.step, addresses, numbers });
    },
    steps: () => steps,
    records() {
      if (listed?.steps !== steps) listed = { steps, records: [...records.entries()] };
      return listed.records;
    },
    recordAt: records.at,
    snapshotAt: snapshots.at,
    snapshotSteps: () => snapshots.entries().map(({ step }) => step),
  };
}
