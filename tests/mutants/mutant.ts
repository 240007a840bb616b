/** One planted fault: a piece of source text that stands exactly once in a file, and what to put in its place. */
export interface Mutant {
  readonly what: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Mutants, and the test files that must notice every one of them. */
export interface MutantSet {
  readonly name: string;
  readonly tests: readonly string[];
  readonly mutants: readonly Mutant[];
}
