import { createMemo, createSignal, onCleanup, untrack, type Accessor } from 'solid-js';
import { createRootCurve } from '../../compile/root-curve.ts';
import {
  leastError,
  measureSlopes,
  slopeSteps,
  slopeTrouble,
  type SlopeEstimate,
  type SlopeMethod,
  type SlopeTrouble,
} from '../../compile/slope-error.ts';
import type { Address } from '../../kernel/ids.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore, useValue } from '../../nodes/use-store.ts';
import { measureInSlices } from './measure-in-slices.ts';
import { createRested } from './rested.ts';
import { rootsBelow } from './roots-below.ts';

/** What the microscope shows of one slot, and what can be turned on it. */
export interface Microscope {
  /** Whether it is about to be set up. */
  readonly isWaiting: Accessor<boolean>;
  readonly roots: Accessor<readonly Address[]>;
  readonly root: Accessor<Address | null>;
  readonly setRoot: (root: Address) => void;
  readonly method: Accessor<SlopeMethod>;
  readonly setMethod: (method: SlopeMethod) => void;
  readonly h: Accessor<number>;
  /** Any step between 1e−17 and 1; others become the nearest end. Two digits are kept. */
  readonly setH: (h: number) => void;
  /** To the next larger or smaller step that is offered; ±∞ to the last. */
  readonly stepH: (steps: number) => void;
  /** Half the width of the window, about x. */
  readonly reach: Accessor<number>;
  readonly setReach: (reach: number) => void;
  /** Null where there is nothing to look at: no root below, no ordinary number. */
  readonly view: Accessor<MicroscopeView | null>;
  /** Null where it would take too long while numbers move; it comes when they rest. */
  readonly valley: Accessor<MeasuredValley | null>;
}

export interface MicroscopeView {
  readonly x: number;
  readonly y: number;
  /** Null where there is none: a constant. */
  readonly gradient: number | null;
  readonly estimate: SlopeEstimate;
  /** Places less x, and the root there. */
  readonly offsets: Float64Array;
  readonly ys: Float64Array;
}

export interface MeasuredValley {
  readonly gradient: number;
  /** Rising, the present step among them. */
  readonly estimates: readonly SlopeEstimate[];
  readonly best: number | null;
  readonly trouble: SlopeTrouble;
}

/** Numbers computed for one frame at most, about a millisecond each hundred thousand. */
const frameCost = 600_000;
const mostPlaces = 161;
const leastPlaces = 9;
const largeTape = 10_000;
const restMilliseconds = 250;

/** Half the window at first: half the number itself, at least 1. */
function startReach(x: number | undefined): number {
  return isOrdinary(x) ? Math.max(1, Math.abs(x) / 2) : 1;
}

function isOrdinary(x: number | undefined): x is number {
  return Number.isFinite(x);
}

/** A microscope on one slot, for as long as the component lives. */
export function createMicroscope(address: Address): Microscope {
  const { workbench } = useBench();
  const { live } = workbench;
  const program = useStore(live.$program);
  const document = useStore(workbench.$document);
  const tick = useStore(live.$tick);
  const row = useStore(live.$row);
  const value = useValue(() => address);
  const [chosen, setRoot] = createSignal<Address | null>(null);
  const [method, setMethod] = createSignal<SlopeMethod>('forward');
  const [h, putH] = createSignal(0.5);
  const [reach, setReach] = createSignal(startReach(untrack(value)));
  const rested = createRested(live.$tick, restMilliseconds);

  const roots = createMemo(() => rootsBelow(document(), program(), address));
  const root = createMemo(() => {
    const wanted = chosen();
    return wanted !== null && roots().includes(wanted) ? wanted : (roots()[0] ?? null);
  });
  /** A large graph is put under the microscope once the rest of the page has come. */
  const isWaiting = createMemo(() => program().tape.values.length > largeTape && rested() === 0);
  const curve = createMemo(() => {
    const at = root();
    return at === null || isWaiting() ? null : createRootCurve(program(), address, at);
  });
  const isHeavy = () => (curve()?.cost ?? 0) * 2 * slopeSteps.length > frameCost;

  const view = createMemo((): MicroscopeView | null => {
    if ((curve()?.cost ?? 0) * leastPlaces > frameCost) rested();
    else tick();
    const [lens, at, x] = [curve(), root(), value()];
    const y = at === null ? undefined : live.value(at);
    // About ∞ or NaN there is no window to look through.
    if (lens === null || !isOrdinary(x) || !isOrdinary(y)) return null;
    const half = reach();
    const count = 2 * Math.floor(Math.max(leastPlaces, Math.min(mostPlaces, frameCost / lens.cost)) / 2) + 1;
    const offsets = Float64Array.from({ length: count }, (_, place) => half * ((2 * place) / (count - 1) - 1));
    const ys = lens.at(
      offsets.map((offset) => x + offset),
      row(),
    );
    const [estimate] = measureSlopes((places) => lens.at(places, row()), x, [h()]);
    return estimate === undefined ? null : { x, y, gradient: lens.gradient(row()), estimate, offsets, ys };
  });

  const measured = createMemo(() => {
    if (isHeavy()) rested();
    else tick();
    const [lens, x] = [curve(), untrack(value)];
    const [found, setFound] = createSignal<readonly SlopeEstimate[] | null>(null);
    // A read settles, so that the gradient is of these numbers.
    if (lens === null || !isOrdinary(x) || live.value(address) === undefined) return null;
    const gradient = lens.gradient(row());
    if (gradient === null) return null;
    const f = (places: Float64Array) => lens.at(places, row());
    if (isHeavy()) onCleanup(measureInSlices(f, x, slopeSteps, setFound));
    else setFound(measureSlopes(f, x, slopeSteps));
    return { f, x, gradient, found };
  });

  const valley = createMemo((): MeasuredValley | null => {
    const now = measured();
    const found = now?.found() ?? null;
    if (now === null || found === null) return null;
    const { f, x, gradient } = now;
    const own = slopeSteps.includes(h()) ? [] : measureSlopes(f, x, [h()]);
    const estimates = [...found, ...own].toSorted((a, b) => a.h - b.h);
    return {
      gradient,
      estimates,
      best: leastError(estimates, method(), gradient)?.h ?? null,
      trouble: slopeTrouble(estimates, method(), gradient, h()),
    };
  });

  function setH(next: number): void {
    const smallest = slopeSteps.at(-1) ?? 1e-17;
    const held = Math.max(smallest, Math.min(1, Number.isNaN(next) ? h() : next));
    putH(Number(held.toPrecision(2)));
  }

  function stepH(steps: number): void {
    const rising = slopeSteps.toReversed();
    const above = rising.findIndex((step) => step > h());
    const at = rising.indexOf(h());
    // Between two steps, one up is the upper of them.
    const from = at >= 0 ? at : (above < 0 ? rising.length : above) - (steps > 0 ? 1 : 0);
    putH(rising[Math.max(0, Math.min(rising.length - 1, from + steps))] ?? h());
  }

  return { isWaiting, roots, root, setRoot, method, setMethod, h, setH, stepH, reach, setReach, view, valley };
}
