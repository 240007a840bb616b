import { invariant } from '../kernel/invariant.ts';
import { backward, forward, opAt, operandValues, reachesRoot } from './sweep.ts';
import type { Tape } from './tape.ts';

/** The gradient of one leaf, from the sweep and from nudging. */
export interface SlopeCheck {
  readonly slot: number;
  readonly analytic: number;
  /** (root at x + h − root at x − h) / the distance between the two points. */
  readonly numeric: number;
  /** |analytic − numeric| / max(1, |analytic|); 0 where both are the same infinity or both NaN. */
  readonly error: number;
  /** How large the error may be from rounding alone: the root's last digit over the distance, in the same measure. */
  readonly noise: number;
  /** The first slot with a kink, jump or pole within reach of the nudge, null where the root is smooth. There the two slopes may
   *  rightly differ. */
  readonly kink: number | null;
}

/** The nudge that the check takes: large enough to rise above rounding, small enough to miss most kinks. */
export function nudgeSize(x: number): number {
  return 1e-6 * Math.max(1, Math.abs(x));
}

/** Compares the gradients of the given leaves with central differences. The tape is left as it was found, swept.
 *  Cost: two forward sweeps per leaf. One lane only. */
export function checkGradients(tape: Tape, rootSlot: number, leafSlots: readonly number[]): readonly SlopeCheck[] {
  invariant(tape.lanes === 1, 'gradients are checked one lane at a time');
  forward(tape);
  backward(tape, rootSlot);
  const reaches = reachesRoot(tape, rootSlot);
  const kinked = [...reaches.keys()].filter((slot) => reaches[slot] === 1 && opAt(tape, slot) !== null);
  const pieces = () => kinked.map((slot) => opAt(tape, slot)!.piece(operandValues(tape, slot)));
  const here = pieces();
  const checks = leafSlots.map((slot) => {
    const x = tape.values[slot]!;
    const rootAt = (nudged: number) => {
      tape.values[slot] = nudged;
      forward(tape);
      return { root: tape.values[rootSlot]!, pieces: pieces() };
    };
    const above = rootAt(x + nudgeSize(x));
    const below = rootAt(x - nudgeSize(x));
    tape.values[slot] = x;
    const width = x + nudgeSize(x) - (x - nudgeSize(x));
    const analytic = reaches[slot] === 1 ? tape.adjoints[slot]! : 0;
    const numeric = (above.root - below.root) / width;
    const scale = Math.max(1, Math.abs(analytic));
    const kink = kinked.findIndex(
      (_, index) => above.pieces[index] !== here[index] || below.pieces[index] !== here[index],
    );
    return {
      slot,
      analytic,
      numeric,
      error: Object.is(analytic, numeric) ? 0 : Math.abs(analytic - numeric) / scale,
      noise: (Number.EPSILON * Math.max(Math.abs(above.root), Math.abs(below.root))) / width / scale,
      kink: kinked[kink] ?? null,
    };
  });
  forward(tape);
  return checks;
}
