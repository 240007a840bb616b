import { backward, forward, opAt, operandValues, reachesRoot } from './sweep.ts';
import { cellAt, rowsOf, type Tape } from './tape.ts';

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

/** Compares the gradients of the given leaves with central differences; of a column and of a root with rows, the number in `row`.
 *  The tape is left as it was found, swept. Cost: two forward sweeps per leaf. */
export function checkGradients(
  tape: Tape,
  rootSlot: number,
  leafSlots: readonly number[],
  row = 0,
): readonly SlopeCheck[] {
  forward(tape);
  backward(tape, rootSlot, row);
  const kinkable = kinkableSlots(tape, rootSlot);
  const here = piecesOf(tape, kinkable);
  const checks = leafSlots.map((slot) => {
    const cell = cellAt(tape, slot, row);
    const x = tape.values[cell]!;
    const above = rootAt(x + nudgeSize(x));
    const below = rootAt(x - nudgeSize(x));
    tape.values[cell] = x;
    return judge(slot, tape.adjoints[cell]!, above, below);

    function rootAt(nudged: number): Nudged {
      tape.values[cell] = nudged;
      forward(tape);
      return { x: nudged, root: tape.values[cellAt(tape, rootSlot, row)]!, pieces: piecesOf(tape, kinkable) };
    }
  });
  forward(tape);
  return checks;

  function judge(slot: number, analytic: number, above: Nudged, below: Nudged): SlopeCheck {
    const width = above.x - below.x;
    const numeric = (above.root - below.root) / width;
    const scale = Math.max(1, Math.abs(analytic));
    const rounding = Number.EPSILON * Math.max(Math.abs(above.root), Math.abs(below.root));
    const kink = here.findIndex((piece, index) => above.pieces[index] !== piece || below.pieces[index] !== piece);
    return {
      slot,
      analytic,
      numeric,
      error: Object.is(analytic, numeric) ? 0 : Math.abs(analytic - numeric) / scale,
      noise: rounding / width / scale,
      kink: kinkable[kink]?.slot ?? null,
    };
  }
}

/** The root and the pieces of all ops that can have a kink, with one leaf moved. */
interface Nudged {
  readonly x: number;
  readonly root: number;
  readonly pieces: readonly number[];
}

interface KinkableSlot {
  readonly slot: number;
  readonly row: number;
  readonly piece: (xs: readonly number[]) => number;
}

/** The slots on the way to the root whose op is not smooth everywhere, in every row. */
function kinkableSlots(tape: Tape, rootSlot: number): readonly KinkableSlot[] {
  const found: KinkableSlot[] = [];
  for (const [slot, reaches] of reachesRoot(tape, rootSlot).entries()) {
    const piece = opAt(tape, slot)?.piece ?? null;
    if (reaches === 0 || piece === null) continue;
    for (let row = 0; row < Math.max(1, rowsOf(tape, slot)); row++) found.push({ slot, row, piece });
  }
  return found;
}

function piecesOf(tape: Tape, slots: readonly KinkableSlot[]): readonly number[] {
  return slots.map(({ slot, row, piece }) => piece(operandValues(tape, slot, row)));
}
