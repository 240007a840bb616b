import { shortNumeral } from '../kernel/numeral.ts';
import type { Trouble } from './op.ts';

/** What an op itself knows of its bad points. `moving` says of each input whether it can change: a constant's slope troubles nobody. */
export type OwnTrouble = (xs: readonly number[], out: number, names: readonly string[], moving: readonly boolean[]) => Trouble | null;

/** The name of an input as it stands in a sentence: “x”. */
export function quoted(names: readonly string[], index: number): string {
  const name = names[index];
  return name === undefined || name === '' ? `input ${index + 1}` : `“${name}”`;
}

/** The trouble of any op: what its inputs bring, then what the op itself says, then what the numbers show. */
export function findTrouble(
  sign: string,
  own: OwnTrouble | undefined,
  xs: readonly number[],
  out: number,
  slopes: readonly number[],
  names: readonly string[],
  moving: readonly boolean[],
): Trouble | null {
  const notANumber = xs.findIndex(Number.isNaN);
  if (notANumber >= 0 && Number.isNaN(out)) {
    return { kind: 'inherited', text: `${quoted(names, notANumber)} is not a number, so this is none either.` };
  }
  const said = own?.(xs, out, names, moving);
  if (said) return said;
  const infinite = xs.findIndex((x) => !Number.isFinite(x));
  if (Number.isNaN(out)) return { kind: 'undefined', text: `${sign} of ${xs.map(shortNumeral).join(' and ')} has no value. ${advice(names, infinite)}` };
  if (!Number.isFinite(out)) {
    if (infinite >= 0) return { kind: 'inherited', text: `${quoted(names, infinite)} is ${shortNumeral(xs[infinite] ?? NaN)}, and so this is ${shortNumeral(out)}.` };
    return { kind: 'infinite', text: `The result is too large to hold. The largest number is about 1.8e308. Make ${quoted(names, largest(xs))} smaller.` };
  }
  const slope = slopes.findIndex((partial, index) => moving[index] !== false && !Number.isFinite(partial));
  if (slope < 0) return null;
  if (infinite >= 0) return { kind: 'inherited', text: `${quoted(names, infinite)} is ${shortNumeral(xs[infinite] ?? NaN)}, so the slope towards ${quoted(names, slope)} is no ordinary number.` };
  return Number.isNaN(slopes[slope])
    ? { kind: 'undefined', text: `There is no slope towards ${quoted(names, slope)} at ${xs.map(shortNumeral).join(' and ')}.` }
    : { kind: 'infinite', text: `The slope towards ${quoted(names, slope)} is too large to hold.` };
}

function advice(names: readonly string[], infinite: number): string {
  return infinite < 0 ? 'Change an input.' : `Give ${quoted(names, infinite)} a finite number.`;
}

function largest(xs: readonly number[]): number {
  const sizes = xs.map(Math.abs);
  return sizes.indexOf(Math.max(...sizes));
}
