/** How one sheet went: a document with certain numbers hidden. */
export interface SheetScore {
  /** The title of the document. */
  readonly title: string;
  /** What was hidden, in words: “7 gradients”. */
  readonly hidden: string;
  readonly questions: number;
  readonly right: number;
  readonly rightAtFirst: number;
  readonly shown: number;
  readonly tries: number;
  /** How often each slip was met, by its id. */
  readonly slips: Readonly<Record<string, number>>;
}

/** Where scores are kept between visits. */
export interface GuessShelf {
  /** The sheets so far, the latest first. */
  readonly read: () => readonly SheetScore[];
  /** False where the browser does not let anything be kept. */
  readonly write: (scores: readonly SheetScore[]) => boolean;
}

/** So many sheets are kept, the latest ones. */
export const mostSheets = 50;

/** Puts a sheet's score at the top, in place of the one it had. */
export function withScore(scores: readonly SheetScore[], score: SheetScore): readonly SheetScore[] {
  const others = scores.filter(({ title, hidden }) => title !== score.title || hidden !== score.hidden);
  return [score, ...others].slice(0, mostSheets);
}

/** A shelf that forgets when the page closes. */
export function createBriefShelf(): GuessShelf {
  return { read: () => [], write: () => true };
}
