import type { Question } from '../../compile/slip.ts';
import type { SheetScore } from './guess-history.ts';

/** A number that is, or was, hidden. */
export interface AskedNumber extends Question {
  /** “b”, “o w1”. */
  readonly name: string;
  readonly state: 'hidden' | 'right' | 'shown';
  readonly tries: number;
}

/** A sheet of hidden numbers. */
export interface GuessSheet {
  readonly title: string;
  readonly asked: readonly AskedNumber[];
  /** Slips met on this sheet, by id. */
  readonly slips: Readonly<Record<string, number>>;
}

/** How a sheet stands. */
export function scoreOf({ title, asked, slips }: GuessSheet): SheetScore {
  const count = (what: Question['what']) => asked.filter((one) => one.what === what).length;
  const words = (number: number, word: string) => (number === 0 ? [] : [`${number} ${word}${number === 1 ? '' : 's'}`]);
  return {
    title,
    hidden: [...words(count('value'), 'value'), ...words(count('gradient'), 'gradient')].join(' and '),
    questions: asked.length,
    right: asked.filter(({ state }) => state === 'right').length,
    rightAtFirst: asked.filter(({ state, tries }) => state === 'right' && tries === 1).length,
    shown: asked.filter(({ state }) => state === 'shown').length,
    tries: asked.reduce((sum, { tries }) => sum + tries, 0),
    slips,
  };
}
