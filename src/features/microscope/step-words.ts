import type { SlopeTrouble } from '../../compile/slope-error.ts';
import { assertNever } from '../../kernel/invariant.ts';
import { shortNumeral } from '../../kernel/numeral.ts';

/** What is wrong with a measured slope, for learners. */
export interface StepSituation {
  readonly trouble: SlopeTrouble;
  readonly h: number;
  /** The step that was measured best. */
  readonly best: number | null;
  readonly x: number;
  readonly xName: string;
  readonly rootName: string;
}

/** Why the estimate is as good or bad as it is, and where it is best. */
export function stepWords({ trouble, h, best, x, xName, rootName }: StepSituation): string {
  const step = shortNumeral(h);
  const least = best === null || best === h ? '' : ` The best step here is ${shortNumeral(best)}.`;
  switch (trouble) {
    case 'far':
      return `h is large: between ${xName} and ${xName} + h the curve bends, and the secant cuts the corner.${least}`;
    case 'digits':
      return `h is small: the two values of ${rootName} agree in nearly all of their 16 digits, and the difference is made of the few that are left. Dividing by ${step} makes their rounding large.${least}`;
    case 'still':
      return `${xName} + h is ${xName} itself: next to ${shortNumeral(x)} the numbers of a computer lie ${shortNumeral(gapAt(x))} apart, and ${step} is lost in the gap. So ${rootName} does not move, and the slope seems to be 0.${least}`;
    case 'least':
      return `No step that was tried does better. Larger ones are wrong because the curve bends, smaller ones because digits are lost.`;
    case 'exact':
      return `Exactly right, to the last digit.${best === null ? '' : ' With other steps the digits may fall otherwise.'}`;
    case 'unknown':
      return `There is no ordinary number to compare here.`;
    default:
      return assertNever(trouble);
  }
}

/** From a number to the next larger one in size. */
function gapAt(x: number): number {
  const size = Math.abs(x);
  const exponent = size < 2 ** -1022 ? -1022 : Math.floor(Math.log2(size));
  return 2 ** (exponent - 52);
}
