/** The seed of this run's random tests: new on each run, or the one given as NUDGE_SEED to see a failure again. Tests print it. */
export const seed = Number(process.env['NUDGE_SEED'] ?? Date.now());

/** How many random cases to try, scaled down for runs in which many mutants are tried one after the other. */
export function cases(count: number): number {
  return Math.ceil(count * Number(process.env['NUDGE_CASES'] ?? 1));
}

/** What to append to a failing random case. */
export function again(offset: number): string {
  return `again with NUDGE_SEED=${seed}, case ${offset}`;
}
