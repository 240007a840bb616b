import type { LessonQuestion } from './lesson.ts';
import type { LessonWorld } from './lesson-world.ts';

/** What became of an answer. `shown`: it was not found but asked for. */
export interface Judged {
  readonly verdict: 'right' | 'wrong' | 'shown';
  /** The number, or the place of the option, that was given. */
  readonly given: number;
  /** What to say to it. */
  readonly words: string;
}

const usualTolerance = 1e-2;

/** Whether a number is as good as another: equal, or no farther off than the tolerance, relative to max(1, |right|). Nothing equals NaN. */
export function isClose(given: number, right: number, tolerance = usualTolerance): boolean {
  if (!Number.isFinite(right)) return given === right;
  return Math.abs(given - right) <= tolerance * Math.max(1, Math.abs(right));
}

type NumberQuestion = Extract<LessonQuestion, { kind: 'number' }>;
type ChoiceQuestion = Extract<LessonQuestion, { kind: 'choice' }>;

/** Judges a number: right, a slip that the lesson knows, a turned sign, or simply not it. */
export function judgeNumber(question: NumberQuestion, given: number, world: LessonWorld): Judged {
  const right = question.answer(world);
  if (isClose(given, right, question.tolerance)) return { verdict: 'right', given, words: 'Right.' };
  const slip = question.slips?.find(({ number }) => isClose(given, number(world), question.tolerance));
  return { verdict: 'wrong', given, words: slip?.words ?? plainWords(given, right, question.tolerance) };
}

function plainWords(given: number, right: number, tolerance: number | undefined): string {
  if (isClose(-given, right, tolerance)) return 'The size is right. Think about the sign again.';
  if (given === 0) return 'It is not 0: a nudge here does reach the result.';
  return 'Not yet. Look at the graph once more, then try another number.';
}

/** Judges the choice of an option. Throws for an option that is not there. */
export function judgeChoice({ options }: ChoiceQuestion, given: number): Judged {
  const option = options[given];
  if (option === undefined) throw new Error(`There is no option ${given}: the question has ${options.length}.`);
  return { verdict: option.isRight === true ? 'right' : 'wrong', given, words: option.words };
}
