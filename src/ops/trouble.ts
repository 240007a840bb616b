import { shortNumeral } from '../kernel/numeral.ts';
import type { Trouble } from './op.ts';

/** What an op itself knows of its bad points. `moving` says of each input whether it can change: a constant's slope troubles nobody. */
export type OwnTrouble = (
  xs: readonly number[],
  out: number,
  names: readonly string[],
  moving: readonly boolean[],
) => Trouble | null;

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
  const from = infinite < 0 ? '' : `${quoted(names, infinite)} is ${shortNumeral(xs[infinite] ?? NaN)}`;
  if (Number.isNaN(out)) {
    return infinite < 0
      ? {
          kind: 'undefined',
          text: `On the way to this result the numbers became too large to hold. Make ${quoted(names, largest(xs))} smaller.`,
        }
      : {
          kind: 'undefined',
          text: `${sign} of ${listed(xs)} has no value. Give ${quoted(names, infinite)} a finite number.`,
        };
  }
  if (!Number.isFinite(out)) {
    return infinite < 0
      ? {
          kind: 'infinite',
          text: `This result is too large to hold: numbers end at about 1.8e308. Make ${quoted(names, largest(xs))} smaller.`,
        }
      : { kind: 'inherited', text: `${from}, and so this is ${shortNumeral(out)}.` };
  }
  const slope = slopes.findIndex((partial, index) => moving[index] !== false && !Number.isFinite(partial));
  if (slope < 0) return null;
  if (infinite >= 0)
    return { kind: 'inherited', text: `${from}, so the slope towards ${quoted(names, slope)} is no ordinary number.` };
  return Number.isNaN(slopes[slope])
    ? { kind: 'undefined', text: `There is no slope towards ${quoted(names, slope)} at ${listed(xs)}.` }
    : { kind: 'infinite', text: `The slope towards ${quoted(names, slope)} is too large to hold.` };
}

/** Up to three numbers, and how many more. */
function listed(xs: readonly number[]): string {
  const shown = xs.slice(0, 3).map(shortNumeral);
  return xs.length > 3 ? `${shown.join(', ')} and ${xs.length - 3} more` : shown.join(' and ');
}

function largest(xs: readonly number[]): number {
  const sizes = xs.map(Math.abs);
  return sizes.indexOf(Math.max(...sizes));
}
