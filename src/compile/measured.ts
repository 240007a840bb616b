import type { Probe } from './probe.ts';

/** The slope that is measured by really nudging, both ways: (root(x + h) − root(x − h)) / 2h, with h near the cube root of the smallest step
 *  between doubles, where rounding and curvature do least harm. Undefined where the root has no number. */
export function measuredGradient(probe: Probe, x: number, row = 0): number | undefined {
  const h = 6e-6 * Math.max(1, Math.abs(x));
  const [above, below] = [x + h, x - h];
  const [ahead, behind] = [probe(above, row), probe(below, row)];
  return ahead === undefined || behind === undefined ? undefined : (ahead - behind) / (above - below);
}
