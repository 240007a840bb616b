import { numeral } from '../../kernel/numeral.ts';
import type { SwapProof } from '../../store/classroom/swap.ts';
import type { Compared, Pair } from '../../store/swap/compare.ts';

/** How far two numbers are apart, in a word or two. */
export function apart({ before, after, steps, isEqual }: Pair): string {
  if (steps === 0) return 'exactly equal';
  if (before === null || after === null || !Number.isFinite(before - after)) return 'differ';
  const size = numeral(Math.abs(before - after), { significant: 2 });
  if (!isEqual) return `differ by ${size}`;
  return before === after ? 'within rounding' : `within ${size}`;
}

/** The worse of a slot's two pairs. */
export function worse({ value, gradient }: Compared): Pair {
  if (value.isEqual !== gradient.isEqual) return value.isEqual ? gradient : value;
  return gradient.steps > value.steps ? gradient : value;
}

/** What the proof comes to, as one sentence. */
export function verdict({ compared, different }: SwapProof): string {
  const count = compared.length;
  if (count === 0) return 'There is nothing outside to compare.';
  if (different > 0) return `${different} of ${count} nodes outside differ at these numbers.`;
  const isExact = compared.every(({ value, gradient }) => value.steps === 0 && gradient.steps === 0);
  return isExact
    ? `Nothing outside changed: value and gradient of all ${count} are exactly equal.`
    : `Nothing outside changed: value and gradient of all ${count} are equal but for rounding in the last digits.`;
}

/** Those that differ first, then those that are rounded, each in canonical order. */
export function worstFirst(compared: readonly Compared[]): readonly Compared[] {
  const rank = (one: Compared) => {
    const { isEqual, steps } = worse(one);
    return isEqual ? (steps === 0 ? 2 : 1) : 0;
  };
  return compared.toSorted((a, b) => rank(a) - rank(b));
}
