import { atom, type ReadableAtom } from 'nanostores';
import type { Address } from '../kernel/ids.ts';
import type { Patch } from '../graph/patch.ts';

/** One thing a person did, and how to take it back. */
export interface Step {
  /** What it was, in the words of a menu: "Move a", "Nudge w1". */
  readonly label: string;
  readonly patch: Patch;
  readonly inverse: Patch;
  readonly selectionBefore: ReadonlySet<Address>;
  readonly selectionAfter: ReadonlySet<Address>;
  /** Steps of one burst that follow within half a second become one. */
  readonly burst: string | null;
  /** Milliseconds of the scheduler's clock. */
  readonly at: number;
}

export interface History {
  /** The label of what undo would take back; null when there is nothing. */
  readonly $undo: ReadableAtom<string | null>;
  readonly $redo: ReadableAtom<string | null>;
  /** Remembers a step and forgets what could have been redone. */
  readonly push: (step: Step) => void;
  /** The latest step, taken out to be replaced by one that includes it; null unless it is of this burst and at most `patience` old, in
   *  milliseconds, half a second unless told. */
  readonly takeBurst: (burst: string, now: number, patience?: number) => Step | null;
  readonly stepBack: () => Step | null;
  readonly stepForward: () => Step | null;
  /** Starts a history within this one: what was done so far waits until `leave`. */
  readonly enter: () => void;
  /** Forgets the history within and goes back to the one around it. */
  readonly leave: () => void;
  /** Forgets everything, what waits too. */
  readonly clear: () => void;
}

const burstPause = 500;

export function createHistory(): History {
  let past: readonly Step[] = [];
  let future: readonly Step[] = [];
  const around: (readonly [past: readonly Step[], future: readonly Step[]])[] = [];
  const $undo = atom<string | null>(null);
  const $redo = atom<string | null>(null);

  function set(nextPast: readonly Step[], nextFuture: readonly Step[]): void {
    past = nextPast;
    future = nextFuture;
    $undo.set(past.at(-1)?.label ?? null);
    $redo.set(future.at(-1)?.label ?? null);
  }

  return {
    $undo,
    $redo,
    push: (step) => set([...past, step], []),
    takeBurst(burst, now, patience = burstPause) {
      const last = past.at(-1);
      if (last === undefined || last.burst !== burst || now - last.at > patience || future.length > 0) return null;
      set(past.slice(0, -1), future);
      return last;
    },
    stepBack() {
      const step = past.at(-1) ?? null;
      if (step !== null) set(past.slice(0, -1), [...future, step]);
      return step;
    },
    stepForward() {
      const step = future.at(-1) ?? null;
      if (step !== null) set([...past, step], future.slice(0, -1));
      return step;
    },
    enter() {
      around.push([past, future]);
      set([], []);
    },
    leave() {
      const [outerPast, outerFuture] = around.pop() ?? [[], []];
      set(outerPast, outerFuture);
    },
    clear() {
      around.length = 0;
      set([], []);
    },
  };
}
