import type { NudgeDocument } from '../graph/document.ts';
import { evaluate } from '../compile/evaluate.ts';
import { holds, type Claim, type UnreadableClaim } from '../formats/claims.ts';
import type { Json, JsonFields } from './json-line.ts';
import { checkSlopes, type SlopeOf } from './slope-checks.ts';
import { slotNames, type SlotNames } from './slot-names.ts';

/** The largest difference between a gradient and its slope that passes, relative to max(1, |gradient|). */
const tolerance = 1e-5;

export interface Report {
  readonly ok: boolean;
  readonly fields: JsonFields;
}

/** Judges a document: its gradients against nudging, and the claims of its text against its numbers. `worst` is the largest difference
 *  among those that count; `kinks` are apart because there the two may rightly differ, `infinite` because nudging finds no number,
 *  `rounding` because the root is so large that a nudge drowns in its last digits. */
export function checkOf(file: string, document: NudgeDocument, claims: readonly (Claim | UnreadableClaim)[]): Report {
  const { program, root, value, gradient } = evaluate(document);
  const names = slotNames(document, program);
  const judged = claims.map((claim) =>
    judge(claim, names, (address) => (claim.kind === 'grad' ? gradient(address) : value(address)) ?? null),
  );
  const { slopes, unchecked } = checkSlopes(program, [...names.named.values()]);
  const differs = (slope: SlopeOf) => !(slope.error <= tolerance);
  const kinks = slopes.filter(({ hasKink }) => hasKink);
  const infinite = slopes.filter(({ hasKink, numeric }) => !hasKink && !Number.isFinite(numeric));
  const smooth = slopes.filter(({ hasKink, numeric }) => !hasKink && Number.isFinite(numeric));
  const drowned = smooth.filter((slope) => differs(slope) && slope.error <= 10 * slope.noise);
  const counted = smooth.filter((slope) => !drowned.includes(slope));
  const failed = counted.filter(differs);
  const worst = counted.reduce<SlopeOf | null>(
    (most, slope) => (most === null || !(slope.error <= most.error) ? slope : most),
    null,
  );
  const ok = failed.length === 0 && judged.every((claim) => claim.get('ok') === true);
  const listed = (of: readonly SlopeOf[]): Json => of.map((slope) => slopeFields(slope, names));
  const fields = new Map<string, Json>([
    ['file', file],
    ['root', root === null ? null : names.of(root)],
    ['ok', ok],
    ['checked', counted.length],
    ['worst', worst === null ? null : slopeFields(worst, names)],
    ['failed', listed(failed)],
    ['kinks', listed(kinks)],
    ['infinite', listed(infinite)],
    ['rounding', listed(drowned)],
    ['unchecked', unchecked],
    ['claims', judged],
  ]);
  return { ok, fields };
}

function slopeFields({ address, analytic, numeric, error }: SlopeOf, names: SlotNames): JsonFields {
  return new Map<string, Json>([
    ['name', names.of(address)],
    ['analytic', analytic],
    ['numeric', numeric],
    ['relative', error],
  ]);
}

function judge(
  claim: Claim | UnreadableClaim,
  names: SlotNames,
  numberAt: (address: ReturnType<SlotNames['find']> & string) => number | null,
): JsonFields {
  const address = names.find(claim.name);
  const actual = address === undefined ? null : numberAt(address);
  const problem =
    'problem' in claim ? claim.problem : address === undefined ? `There is no node “${claim.name}”.` : null;
  return new Map<string, Json>([
    ['line', claim.line],
    ['kind', claim.kind],
    ['name', claim.name],
    ['claimed', 'problem' in claim ? null : claim.claimed],
    ['actual', actual],
    ['ok', problem === null && !('problem' in claim) && holds(claim, actual)],
    ...(problem === null ? [] : [['problem', problem] as const]),
  ]);
}
