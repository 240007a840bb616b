export interface Contender {
  readonly name: string;
  readonly pass: () => void;
}

/** Nanoseconds per pass, for every contender one number per round. In each round all contenders run one after the other, each for about
 *  `budget` milliseconds, so that ratios taken within a round are fair on a busy machine. */
export function timed(
  contenders: readonly Contender[],
  { rounds, budget }: { readonly rounds: number; readonly budget: number },
): readonly (readonly number[])[] {
  // Long enough for the optimising compiler to have done its work, and to learn how many passes fill the budget.
  const repeats = contenders.map(({ pass }) => {
    const start = performance.now();
    let count = 0;
    while (performance.now() - start < budget * 8 || count < 3) {
      pass();
      count++;
    }
    return Math.max(1, Math.round((count * budget) / (performance.now() - start)));
  });
  const times = contenders.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, { pass }] of contenders.entries()) {
      globalThis.gc?.();
      const start = performance.now();
      for (let repeat = 0; repeat < repeats[index]!; repeat++) pass();
      times[index]!.push(((performance.now() - start) * 1e6) / repeats[index]!);
    }
  }
  return times;
}

export function median(xs: readonly number[]): number {
  return xs.toSorted((a, b) => a - b)[xs.length >> 1] ?? NaN;
}
