import type { Address } from '../kernel/ids.ts';
import { checkGradients } from '../engine/gradient-check.ts';
import { backward } from '../engine/sweep.ts';
import { gradientAt, tapeSlotAt } from '../compile/evaluate.ts';
import type { Program } from '../compile/program.ts';
import { createScratch } from '../compile/scratch.ts';

/** One gradient beside the slope that nudging finds. */
export interface SlopeOf {
  readonly address: Address;
  readonly analytic: number;
  readonly numeric: number;
  /** |analytic − numeric| / max(1, |analytic|). */
  readonly error: number;
  /** How large the error may be from rounding alone, in the same measure. */
  readonly noise: number;
  /** Whether a kink, jump or pole lies within reach of the nudge, so that the two may rightly differ. */
  readonly hasKink: boolean;
}

export interface SlopeChecks {
  readonly slopes: readonly SlopeOf[];
  /** Named operations that were left out because the document is large. */
  readonly unchecked: number;
}

/** One op takes a tape of its own and four sweeps; past this many numbers swept, ops are left out. */
const mostWork = 2e7;

/** Nudges every leaf that has a gradient, and every op among `ops`, and compares. Of what has rows one row is nudged, not the same for
 *  all, so that together they go through the table. */
export function checkSlopes(program: Program, ops: readonly Address[]): SlopeChecks {
  const { slots, root } = program;
  if (root === null || root.tapeSlot < 0) return { slopes: [], unchecked: 0 };
  const leaves = slots.flatMap(({ op, address }) =>
    op === 'leaf' && gradientAt(program, address) !== null ? [address] : [],
  );
  const checkable = ops.filter(
    (address) => slots[program.indexOf.get(address) ?? -1]?.op !== 'leaf' && gradientAt(program, address) !== null,
  );
  const cells = program.tape.values.length;
  const affordable = checkable.slice(0, Math.floor(mostWork / Math.max(1, cells)));
  const byOp = affordable.flatMap((address, index) => checkOp(program, address, index) ?? []);
  return { slopes: [...checkLeaves(program, leaves), ...byOp], unchecked: checkable.length - affordable.length };
}

function checkLeaves(program: Program, leaves: readonly Address[]): readonly SlopeOf[] {
  const { tape, root } = program;
  const byRow = new Map<number, Address[]>();
  for (const [index, address] of leaves.entries()) {
    const row = rowToNudge(program, address, index);
    const group = byRow.get(row);
    if (group) group.push(address);
    else byRow.set(row, [address]);
  }
  return [...byRow].flatMap(([row, addresses]) => {
    const slots = addresses.map((address) => tapeSlotAt(program, address));
    const checks = checkGradients(tape, root?.tapeSlot ?? -1, slots, row);
    return checks.flatMap(({ slot: _slot, kink, ...check }, index): readonly SlopeOf[] => {
      const address = addresses[index];
      return address === undefined ? [] : [{ address, ...check, hasKink: kink !== null }];
    });
  });
}

/** Puts a leaf in the place of an op, and nudges that. */
function checkOp(program: Program, address: Address, index: number): SlopeOf | null {
  const target = program.indexOf.get(address);
  const root = program.root === null ? undefined : program.indexOf.get(program.root.address);
  if (target === undefined || root === undefined) return null;
  const row = rowToNudge(program, address, index);
  // The program's own sweep, not the one of the tape that is nudged, says what is to be checked.
  backward(program.tape, program.root?.tapeSlot ?? -1, row);
  const analytic = gradientAt(program, address, row);
  if (typeof analytic !== 'number') return null;
  const { tape, slotOf, refill } = createScratch(program, new Set([target]));
  refill();
  const [check] = checkGradients(tape, slotOf(root), [slotOf(target)], row);
  if (check === undefined) return null;
  const scale = Math.max(1, Math.abs(analytic));
  const error = Object.is(analytic, check.numeric) ? 0 : Math.abs(analytic - check.numeric) / scale;
  return { address, analytic, numeric: check.numeric, error, noise: check.noise, hasKink: check.kink !== null };
}

/** A row of what has rows, 0 for what has one number. A root with rows has its seed in that row. */
function rowToNudge({ tape, root, spaceOf }: Program, address: Address, index: number): number {
  const space = tape.spaces[spaceOf(address)] ?? tape.spaces[spaceOf(root?.address ?? address)];
  return space === undefined ? 0 : index % Math.max(1, space.count);
}
