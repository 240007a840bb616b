/** A function at many places at once. Gives one number for each place. */
export type Sampled = (places: Float64Array) => ArrayLike<number>;

/** A slope measured by nudging x by h. */
export interface SlopeEstimate {
  readonly h: number;
  /** Whether x + h still is another number than x; binary64 has gaps. */
  readonly moves: boolean;
  readonly ahead: number;
  readonly behind: number;
  /** (f(x + h) − f(x)) / h. */
  readonly forward: number;
  /** (f(x + h) − f(x − h)) / 2h. */
  readonly central: number;
}

export type SlopeMethod = 'forward' | 'central';

/** The steps h that are offered and measured, from large to small: 1, 0.5, 0.2, 0.1, … 1e−17. Read from text, so that 1e−15 is the very
 *  number that people type. */
export const slopeSteps: readonly number[] = [
  1,
  ...Array.from({ length: 17 }, (_, place) => place + 1).flatMap((power) =>
    [5, 2, 1].map((digit) => Number(`${digit}e-${power}`)),
  ),
];

/** Measures the slope of `f` at x with each of these steps. Cost: two places for each step and one for x, in one call of `f`. */
export function measureSlopes(f: Sampled, x: number, steps: readonly number[]): readonly SlopeEstimate[] {
  const count = steps.length;
  const places = new Float64Array(2 * count + 1);
  places[0] = x;
  for (const [index, h] of steps.entries()) {
    places[1 + index] = x + h;
    places[1 + count + index] = x - h;
  }
  const values = f(places);
  const here = values[0] ?? Number.NaN;
  return steps.map((h, index) => {
    const ahead = values[1 + index] ?? Number.NaN;
    const behind = values[1 + count + index] ?? Number.NaN;
    return {
      h,
      moves: x + h !== x,
      ahead,
      behind,
      forward: (ahead - here) / h,
      central: (ahead - behind) / (2 * h),
    };
  });
}

/** What is wrong with an estimate, mostly. `far`: h is so large that the curve bends on the way. `digits`: h is so small that the two values
 *  agree in nearly all their digits, and the difference is made of what is left. `still`: x + h is x itself. `least`: no step that was
 *  measured does better. `exact`: nothing is wrong. `unknown`: there is no slope to compare with. */
export type SlopeTrouble = 'far' | 'digits' | 'still' | 'least' | 'exact' | 'unknown';

/** The least error among the estimates, and the step it comes with: the largest of several equal ones. Null where no error is a number. */
export function leastError(
  estimates: readonly SlopeEstimate[],
  method: SlopeMethod,
  gradient: number,
): { readonly h: number; readonly error: number } | null {
  let best: { readonly h: number; readonly error: number } | null = null;
  for (const estimate of estimates) {
    const error = Math.abs(estimate[method] - gradient);
    if (Number.isNaN(error) || !Number.isFinite(error)) continue;
    if (best === null || error < best.error || (error === best.error && estimate.h > best.h))
      best = { h: estimate.h, error };
  }
  return best;
}

/** Why the estimate with this step is off, judged against the best of all estimates at the same point. */
export function slopeTrouble(
  estimates: readonly SlopeEstimate[],
  method: SlopeMethod,
  gradient: number,
  h: number,
): SlopeTrouble {
  const estimate = estimates.find((one) => one.h === h);
  const best = leastError(estimates, method, gradient);
  if (estimate === undefined || best === null || !Number.isFinite(estimate[method])) return 'unknown';
  if (!estimate.moves) return 'still';
  if (estimate[method] === gradient) return 'exact';
  if (h === best.h) return 'least';
  return h > best.h ? 'far' : 'digits';
}
