/** How fine a live picture can be without costing frames. It learns from how long the last ones took. */
export interface Fineness {
  /** How many cells wide the next picture should be. */
  readonly next: (isResting: boolean) => number;
  /** How long a picture of n × n cells took, in ms. */
  readonly learn: (n: number, milliseconds: number) => void;
}

const steps = [100, 72, 48, 36, 24] as const;

/** What a picture may cost: while numbers move, and once they rest. In ms. */
const budgets = { moving: 6, resting: 30 } as const;

/** Ms for each cell before anything was measured: about that of a small net. */
const firstGuess = 0.0005;

export function createFineness(): Fineness {
  let perCell = firstGuess;
  return {
    next(isResting) {
      const budget = isResting ? budgets.resting : budgets.moving;
      return steps.find((n) => n * n * perCell <= budget) ?? steps[steps.length - 1] ?? 24;
    },
    learn(n, milliseconds) {
      // Half of it at once, so that one slow frame does not make the picture coarse for long.
      perCell = (perCell + milliseconds / (n * n)) / 2;
    },
  };
}
