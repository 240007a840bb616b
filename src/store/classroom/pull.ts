import { atom, type ReadableAtom } from 'nanostores';
import type { Address } from '../../kernel/ids.ts';
import { shortNumeral } from '../../kernel/numeral.ts';
import { leafNumber } from '../../graph/patch.ts';
import { createPull, mostPullSteps, type Pull, type PullStep } from '../../runtime/pull.ts';
import { createPullTrack } from '../../runtime/pull-track.ts';
import { reachOf } from '../../runtime/reach.ts';
import { nameOf } from '../commands/name-of.ts';
import { shownBy } from '../lens.ts';
import type { ClassroomParts } from './parts.ts';
import { movableLeaves } from './pull-leaves.ts';
import { beyondWords, flatWords, resultWords, type PullScene } from './pull-words.ts';

/** A leaf that moved. */
export interface PullMove {
  readonly address: Address;
  readonly from: number;
  readonly to: number;
}

/** The pull that is on, and what the last drag came to. */
export interface PullState {
  readonly address: Address;
  /** Whether leaves are moved as a preview: a drag is going on. */
  readonly isDragging: boolean;
  /** Whether more steps are still to come. */
  readonly isGoing: boolean;
  readonly target: number | null;
  /** What the number was when the drag began, and is now. */
  readonly from: number;
  readonly value: number;
  readonly steps: readonly PullStep[];
  /** Those that moved most come first. */
  readonly moves: readonly PullMove[];
  /** Why it does not get there, in words. */
  readonly problem: string | null;
}

/** A computed value drawn to where it is wanted, by gradient steps of the leaves. */
export interface PullSession {
  /** Null while nothing is pulled. */
  readonly $state: ReadableAtom<PullState | null>;
  /** The leaves that people pinned, so that they stay. */
  readonly $pinned: ReadableAtom<ReadonlySet<Address>>;
  /** The inputs and parameters that the pulled number depends on, pinned ones too. */
  readonly leaves: () => readonly Address[];
  /** Pins these leaves, or lets them go where all of them are pinned. */
  readonly togglePins: (leaves: readonly Address[]) => void;
  /** Begins with this number. Says in words why it cannot. */
  readonly start: (address: Address) => void;
  /** A drag: draws the number to `target`, from where the leaves were when the drag began, a few milliseconds at a time. */
  readonly to: (target: number) => void;
  /** The drag ends: one undo step, once the steps are done. */
  readonly release: () => void;
  /** The drag is broken off: every leaf goes back. */
  readonly cancel: () => void;
  /** Ends it: nothing of it stays on the canvas. */
  readonly stop: () => void;
}

/** Milliseconds of steps before the page is let in. */
const slice = 10;

export function createPullSession({ workbench, view, lenses, canvas, scheduler }: ClassroomParts): PullSession {
  const { live } = workbench;
  const $state = atom<PullState | null>(null);
  const $pinned = atom<ReadonlySet<Address>>(new Set());
  let drag: Drag | null = null;
  let committing = false;

  const leaves = () => {
    const state = $state.get();
    return state === null ? [] : movableLeaves(workbench.$document.get(), live.$program.get(), state.address);
  };

  function scene(address: Address, free: readonly Address[]): PullScene {
    return { document: workbench.$document.get(), program: live.$program.get(), address, free, row: rowAt(address) };
  }

  /** The row at the cursor, or the nearest that a slot has. */
  function rowAt(address: Address): number {
    return Math.max(0, Math.min(live.row(), live.rowCount(address) - 1));
  }

  /** The state while nothing is dragged. */
  function atRest(address: Address): PullState {
    const value = live.value(address) ?? Number.NaN;
    return {
      address,
      isDragging: false,
      isGoing: false,
      target: null,
      from: value,
      value,
      steps: [],
      moves: [],
      problem: null,
    };
  }

  function start(address: Address): void {
    stop();
    const why = refusal(address);
    if (why !== null) return void view.notify(why);
    $state.set(atRest(address));
    canvas.reveal(address);
    view.announce(`Pull ${nameOf(workbench.$document.get(), address)}: drag it, type, or use the arrow keys.`);
  }

  function refusal(address: Address): string | null {
    const name = nameOf(workbench.$document.get(), address);
    const shown = shownBy(lenses.$lenses.get(), 'value', address);
    const value = live.value(address);
    if (shown !== null && shown.kind !== 'number') return `The value of ${name} is covered. Uncover it first.`;
    if (value === undefined) return `${name} has no number yet, so there is nothing to pull.`;
    return Number.isFinite(value) ? null : `${name} is ${shortNumeral(value)}, and no gradient leads away from that.`;
  }

  function beginDrag(state: PullState): Drag | string {
    const all = leaves();
    const free = all.filter((leaf) => !$pinned.get().has(leaf));
    const name = nameOf(workbench.$document.get(), state.address);
    if (all.length === 0)
      return `${name} depends on constants, data and frozen numbers alone. Make one of them an input or a parameter.`;
    if (free.length === 0) return `Every number that ${name} depends on is pinned. Unpin one, so that it can move.`;
    const document = workbench.$document.get();
    const origin = Float64Array.from(free, (leaf) => leafNumber(document, leaf) ?? Number.NaN);
    // A read settles, so that the track begins with the numbers on the page.
    const from = live.value(state.address) ?? Number.NaN;
    const track = createPullTrack(live.$program.get(), state.address, free, rowAt(state.address));
    if (track === null) return `${name} has no number, so there is nothing to pull.`;
    return { free, origin, from, track, pull: null, isReleased: false };
  }

  function to(target: number): void {
    const state = $state.get();
    if (state === null || !Number.isFinite(target)) return;
    const begun = drag ?? beginDrag(state);
    if (typeof begun === 'string') {
      $state.set({ ...atRest(state.address), target, problem: begun });
      return view.announce(begun);
    }
    drag = begun;
    drag.isReleased = false;
    const reach = reachOf(live.$program.get(), state.address, begun.free);
    const room = 1e-12 * Math.max(1, Math.abs(target));
    if (reach !== null && (target < reach.span.low - room || target > reach.span.high + room)) {
      drag.pull = null;
      const problem = beyondWords(scene(state.address, begun.free), target, reach);
      return $state.set({ ...state, isDragging: true, isGoing: false, target, from: begun.from, problem });
    }
    drag.pull = createPull(begun.track, begun.origin, target);
    goOn(drag, drag.pull, target);
  }

  /** Steps for a while, shows where it stands, and comes back in the next frame while there is more to do. */
  function goOn(now: Drag, pull: Pull, target: number): void {
    const state = $state.get();
    if (drag !== now || now.pull !== pull || state === null) return;
    const end = scheduler.now() + slice;
    while (pull.step() && scheduler.now() < end);
    const isGoing = pull.status() === 'going';
    const numbers = pull.numbers();
    live.previewMany(now.free.map((leaf, place) => [leaf, numbers[place] ?? Number.NaN] as const));
    const value = live.value(state.address) ?? Number.NaN;
    $state.set({
      address: state.address,
      isDragging: true,
      isGoing,
      target,
      from: now.from,
      value,
      steps: pull.steps(),
      moves: movesOf(now, numbers),
      problem: problemOf(now, pull, target, value),
    });
    if (isGoing) scheduler.request(() => goOn(now, pull, target));
    else if (now.isReleased) settle();
  }

  function problemOf(now: Drag, pull: Pull, target: number, value: number): string | null {
    const state = $state.get();
    if (state === null) return null;
    const name = nameOf(workbench.$document.get(), state.address);
    const nearest = `The nearest it comes is ${shortNumeral(value)}.`;
    switch (pull.status()) {
      case 'going':
      case 'reached':
        return null;
      case 'flat':
        return flatWords(scene(state.address, now.free));
      case 'stuck':
        return `No gradient step brings ${name} any nearer to ${shortNumeral(target)}. ${nearest}`;
      case 'broken':
        return `On the way to ${shortNumeral(target)} a gradient is no ordinary number, so no step can follow it. ${nearest}`;
      case 'tired':
        return `${name} is not at ${shortNumeral(target)} after ${mostPullSteps} gradient steps. ${nearest}`;
    }
  }

  function release(): void {
    if (drag === null) return;
    drag.isReleased = true;
    if ($state.get()?.isGoing !== true) settle();
  }

  /** Writes down what the drag came to. */
  function settle(): void {
    const [now, state] = [drag, $state.get()];
    if (now === null || state === null) return;
    drag = null;
    const document = workbench.$document.get();
    const numbers = state.moves.map(({ address, to: number }) => [address, number] as const);
    committing = true;
    if (numbers.length === 0) for (const leaf of now.free) live.endPreview(leaf);
    else
      workbench.commitNumbers(
        `Pull ${nameOf(document, state.address)} to ${shortNumeral(live.value(state.address) ?? Number.NaN)}`,
        numbers,
      );
    committing = false;
    const value = live.value(state.address) ?? Number.NaN;
    $state.set({ ...state, isDragging: false, value });
    const moved = state.moves.map(({ address }) => address);
    view.announce(state.problem ?? resultWords(document, state.address, value, state.steps.length, moved));
  }

  function cancel(): void {
    const [now, state] = [drag, $state.get()];
    drag = null;
    for (const leaf of now?.free ?? []) live.endPreview(leaf);
    if (state !== null) $state.set(atRest(state.address));
  }

  function stop(): void {
    if ($state.get() === null) return;
    cancel();
    $state.set(null);
  }

  workbench.$document.listen(() => {
    const state = $state.get();
    if (committing || state === null) return;
    drag = null;
    if (live.value(state.address) === undefined) stop();
    else $state.set(atRest(state.address));
  });

  return {
    $state,
    $pinned,
    leaves,
    togglePins(meant) {
      const pinned = new Set($pinned.get());
      const allPinned = meant.every((leaf) => pinned.has(leaf));
      for (const leaf of meant) {
        if (allPinned) pinned.delete(leaf);
        else pinned.add(leaf);
      }
      cancel();
      $pinned.set(pinned);
    },
    start,
    to,
    release,
    cancel,
    stop,
  };
}

/** A drag in progress. */
interface Drag {
  readonly free: readonly Address[];
  readonly origin: Float64Array;
  readonly from: number;
  readonly track: NonNullable<ReturnType<typeof createPullTrack>>;
  pull: Pull | null;
  isReleased: boolean;
}

function movesOf({ free, origin }: Drag, numbers: Float64Array): readonly PullMove[] {
  return free
    .map((address, place) => ({ address, from: origin[place] ?? Number.NaN, to: numbers[place] ?? Number.NaN }))
    .filter(({ from, to }) => !Object.is(from, to))
    .toSorted((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from));
}
