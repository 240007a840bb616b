/** How a slope is measured: (f(x+h) − f(x)) / h, or (f(x+h) − f(x−h)) / 2h. */
export type SlopeMethod = 'forward' | 'central';

/** The measured slope of the root at x. `rootIf` tells the root's value when the slot's value is moved; undefined where it has none. */
export function measuredSlope(
  rootIf: (number: number) => number | undefined,
  x: number,
  h: number,
  method: SlopeMethod,
): number | undefined {
  const ahead = rootIf(x + h);
  const behind = method === 'forward' ? rootIf(x) : rootIf(x - h);
  if (ahead === undefined || behind === undefined) return undefined;
  return (ahead - behind) / (method === 'forward' ? h : 2 * h);
}

/** The steps offered, from plain to where binary64 breaks down: 1, 0.1, … 1e−16. */
export const stepExponents: readonly number[] = Array.from({ length: 17 }, (_, exponent) => -exponent);
