import { numeral, shortNumeral, type NumeralFormat } from '../../kernel/numeral.ts';
import { diagnose, type Finding } from '../../compile/slips.ts';
import type { Question, SlipScene } from '../../compile/slip.ts';

/** How near an answer has to come: to the digits that the card would show, or within a hundredth or a twentieth of the number. */
export type Tolerance = 'shown' | 'percent1' | 'percent5';

const shares: Readonly<Record<Tolerance, number>> = { shown: 0, percent1: 0.01, percent5: 0.05 };

/** Numbers that differ by no more than this are the same one: what is left over by rounding. */
const rounding = 1e-9;

/** Whether an answer counts as a number. A share is meant of the number itself, so that 0 is met by 0 alone. */
export function isNear(answer: number, number: number, tolerance: Tolerance, format: NumeralFormat): boolean {
  const off = Math.abs(answer - number);
  if (off <= rounding * Math.max(1, Math.abs(number))) return true;
  if (numeral(answer, format) === numeral(number, format)) return true;
  return off <= shares[tolerance] * Math.abs(number);
}

export interface Verdict {
  readonly question: Question;
  readonly answer: number;
  readonly isRight: boolean;
  /** What to say, one sentence or two. */
  readonly words: string;
  /** The slips that yield the answer; empty for a right one, and where none is known. */
  readonly findings: readonly Finding[];
}

/** Judges an answer. A wrong one is explained by the slip that yields it on this graph. */
export function judge(
  scene: SlipScene,
  question: Question,
  answer: number,
  right: number,
  tolerance: Tolerance,
  format: NumeralFormat,
): Verdict {
  const isSame = (one: number, other: number) => isNear(one, other, tolerance, format);
  if (isSame(answer, right)) return { question, answer, isRight: true, words: rightWords(answer, right), findings: [] };
  const findings = diagnose(scene, question, answer, isSame);
  return { question, answer, isRight: false, words: wrongWords(question, answer, right, findings), findings };
}

function rightWords(answer: number, right: number): string {
  const off = Math.abs(answer - right) > rounding * Math.max(1, Math.abs(right));
  return off ? `Near enough: it is ${shortNumeral(right)}.` : 'Right.';
}

function wrongWords({ what }: Question, answer: number, right: number, findings: readonly Finding[]): string {
  const [first, second] = findings;
  if (first !== undefined && second === undefined) return first.words;
  if (first !== undefined && second !== undefined) return `Either: ${first.words} Or: ${second.words}`;
  if (Math.sign(answer) !== Math.sign(right) && right !== 0)
    return `Not ${shortNumeral(answer)}. Look at the sign first.`;
  if (what === 'value') return `Not ${shortNumeral(answer)}. Put the numbers of its inputs into its formula once more.`;
  return `Not ${shortNumeral(answer)}. Take one step back from what reads it: its gradient times the local slope, added up.`;
}
