import type { Address } from '../kernel/ids.ts';
import { checkGradients } from '../engine/gradient-check.ts';
import { buildTape } from '../engine/tape.ts';
import { gradientAt } from '../compile/evaluate.ts';
import type { Program } from '../compile/program.ts';

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

/** One op takes a tape of its own and four sweeps; past this many slots swept, ops are left out. */
const mostWork = 2e7;

/** Nudges every leaf that has a gradient, and every op among `ops`, and compares. */
export function checkSlopes(program: Program, ops: readonly Address[]): SlopeChecks {
  const { slots, tapeSlots, root, tape } = program;
  if (root === null || root.tapeSlot < 0) return { slopes: [], unchecked: 0 };
  const leaves = slots.flatMap(({ op, address }, index) =>
    op === 'leaf' && gradientAt(program, address) !== null ? [[tapeSlots[index] ?? -1, address] as const] : [],
  );
  const byLeaf = checkGradients(
    tape,
    root.tapeSlot,
    leaves.map(([slot]) => slot),
  );
  const slopes = byLeaf.flatMap(({ slot: _slot, kink, ...check }, index): readonly SlopeOf[] => {
    const address = leaves[index]?.[1];
    return address === undefined ? [] : [{ address, ...check, hasKink: kink !== null }];
  });
  const checkable = ops.filter(
    (address) => slots[program.indexOf.get(address) ?? -1]?.op !== 'leaf' && gradientAt(program, address) !== null,
  );
  const affordable = checkable.slice(0, Math.floor(mostWork / Math.max(1, slots.length)));
  const byOp = affordable.flatMap((address) => checkOp(program, address) ?? []);
  return { slopes: [...slopes, ...byOp], unchecked: checkable.length - affordable.length };
}

/** Puts a leaf in the place of an op, and nudges that. */
function checkOp(program: Program, address: Address): SlopeOf | null {
  const { slots, indexOf, tapeSlots, tape, root } = program;
  const analytic = gradientAt(program, address);
  const target = indexOf.get(address);
  const rootIndex = root === null ? undefined : indexOf.get(root.address);
  if (typeof analytic !== 'number' || target === undefined || rootIndex === undefined) return null;
  const live = [...slots.keys()].filter((index) => (tapeSlots[index] ?? -1) >= 0);
  const place = new Map(live.map((index, position) => [index, position]));
  const nodes = live.map((index) => {
    const slot = slots[index];
    if (slot === undefined || index === target || slot.op === 'leaf') return { op: 'leaf' as const, inputs: [] };
    return {
      op: slot.op,
      inputs: slot.inputs.map((input) => place.get((input === null ? undefined : indexOf.get(input)) ?? -1) ?? -1),
    };
  });
  const values = live.map((index) => tape.values[tapeSlots[index] ?? -1] ?? NaN);
  const scratch = buildTape(nodes, values);
  const slotAt = (index: number) => scratch.slotOfNode[place.get(index) ?? -1] ?? -1;
  const [check] = checkGradients(scratch, slotAt(rootIndex), [slotAt(target)]);
  if (check === undefined) return null;
  const scale = Math.max(1, Math.abs(analytic));
  const error = Object.is(analytic, check.numeric) ? 0 : Math.abs(analytic - check.numeric) / scale;
  return { address, analytic, numeric: check.numeric, error, noise: check.noise, hasKink: check.kink !== null };
}
