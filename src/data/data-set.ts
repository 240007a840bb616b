import type { Column } from '../graph/document.ts';

/** What a set is drawn with. */
export interface DrawOptions {
  /** How many rows, a whole number from `fewestRows` of the set to 10,000. */
  readonly size: number;
  /** The standard deviation of what is added to each point, in the units of the inputs; at least 0. */
  readonly noise: number;
  /** A whole number. The same seed gives the same rows, to the last bit, in every browser. */
  readonly seed: number;
}

/** A built-in table of points. */
export interface DataSet {
  readonly title: string;
  /** One sentence for the gallery of sets: what it is and what it teaches. */
  readonly explain: string;
  /** What is offered first; null for a set whose rows are given and not drawn. */
  readonly defaults: DrawOptions | null;
  /** At least one row for each class. */
  readonly fewestRows: number;
  /** The inputs, then the target. A set that is not drawn ignores the options. */
  readonly generate: (options: DrawOptions) => readonly Column[];
}
