/** A number as a function of others, and its gradient. */
export interface PullTrack {
  /** The number that is pulled, with these numbers in the free places. */
  readonly value: (numbers: Float64Array) => number;
  /** Its gradient by the free places, where value() was asked last. */
  readonly gradient: () => Float64Array;
}

/** One gradient step: where the pulled number stood, and where it came to. */
export interface PullStep {
  readonly before: number;
  readonly after: number;
  /** What each gradient was multiplied by. */
  readonly rate: number;
}

/** How a pull stands. `flat`: no free number has a gradient. `stuck`: along the gradient nothing comes nearer. `broken`: the number or its
 *  gradient is none. `tired`: the most steps were taken. */
export type PullStatus = 'going' | 'reached' | 'flat' | 'stuck' | 'broken' | 'tired';

/** A number on its way to a target, by gradient steps. */
export interface Pull {
  /** Takes one step. False once there is none to take. */
  readonly step: () => boolean;
  readonly status: () => PullStatus;
  /** The free numbers as they stand now. Not to be written to. */
  readonly numbers: () => Float64Array;
  readonly value: () => number;
  readonly steps: () => readonly PullStep[];
}

export const mostPullSteps = 200;

/** Near enough, as a share of the target's size (of 1 for small ones): rounding, no more. */
const closest = 1e-13;
/** Good enough where no step comes nearer. */
const close = 1e-9;
/** How often a step is halved before it is given up. */
const halvings = 60;

/** Draws a number to a target from where the free numbers stand. Each step goes along the gradient g as far as the slope promises to be enough,
 *  Δx = g·(target − y)/(g·g): of all moves that promise it, the shortest. It is halved until it comes nearer, and kept to a length that
 *  doubles with each success, so that a nearly flat place does not throw the numbers away.
 *  Source: Gauss–Newton with one residual; Nocedal & Wright, Numerical Optimization, 2nd ed., §3.1 and §10.3. */
export function createPull(track: PullTrack, start: Float64Array, target: number): Pull {
  let numbers = start.slice();
  let value = track.value(numbers);
  let radius = 10 * Math.max(1, lengthOf(numbers));
  const steps: PullStep[] = [];
  const scale = Math.max(1, Math.abs(target));
  let status: PullStatus = isNear(value, closest) ? 'reached' : 'going';

  function isNear(y: number, share: number): boolean {
    return Math.abs(target - y) <= share * scale;
  }

  function end(as: PullStatus): boolean {
    status = as;
    return false;
  }

  /** Along `direction`, from `share` of it downwards: the first place that is nearer. */
  function search(direction: Float64Array, share: number): number | null {
    const distance = Math.abs(target - value);
    for (let part = share, count = 0; count < halvings; part /= 2, count++) {
      const next = numbers.map((number, place) => number + part * (direction[place] ?? 0));
      if (!next.every(Number.isFinite)) continue;
      const there = track.value(next);
      const left = Math.abs(target - there);
      if (!(left <= (1 - 1e-4 * part) * distance && left < distance)) continue;
      numbers = next;
      value = there;
      return part;
    }
    return null;
  }

  function step(): boolean {
    if (status !== 'going') return false;
    const before = value;
    if (!Number.isFinite(before)) return end('broken');
    if (steps.length >= mostPullSteps) return end('tired');
    track.value(numbers);
    const gradient = track.gradient();
    // Divided by its largest part, so that squares neither overflow nor vanish.
    const largest = gradient.reduce((most, part) => Math.max(most, Math.abs(part)), 0);
    if (gradient.some((part) => !Number.isFinite(part))) return end('broken');
    if (largest === 0) return end('flat');
    const square = gradient.reduce((total, part) => total + (part / largest) ** 2, 0);
    const rate = (target - before) / largest / square / largest;
    const direction = gradient.map((part) => ((part / largest) * (target - before)) / largest / square);
    const length = lengthOf(direction);
    const share = length > radius ? radius / length : 1;
    const part = search(direction, share);
    if (part === null) return end(isNear(before, close) ? 'reached' : 'stuck');
    if (part === share) radius = Math.max(radius, 2 * share * length);
    steps.push({ before, after: value, rate: part * rate });
    if (isNear(value, closest)) return end('reached');
    return true;
  }

  return { step, status: () => status, numbers: () => numbers, value: () => value, steps: () => steps };
}

/** Divided by the largest part first, so that squares neither overflow nor vanish. */
function lengthOf(numbers: Float64Array): number {
  const largest = numbers.reduce((most, part) => Math.max(most, Math.abs(part)), 0);
  if (largest === 0) return 0;
  return largest * Math.sqrt(numbers.reduce((total, part) => total + (part / largest) ** 2, 0));
}
